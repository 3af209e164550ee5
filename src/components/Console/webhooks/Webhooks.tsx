import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { useAsked } from '../../../sandbox-client/useAsked';
import { IdChip } from '../../evidence';
import Button from '../../ui/Button';
import List from '../List';
import styles from '../styles.module.css';
import { Read } from '../Told';
import type { PartProps } from '../types';
import Deliveries from './Deliveries';

interface Webhook {
  id: string;
  document: { address: string; enabled: boolean; types?: string[]; apiVersion?: string };
}

/** The account's webhooks, and what was sent to them. */
export default function Webhooks({ go }: PartProps): ReactNode {
  const [chosen, setChosen] = useState('');
  const asked = useAsked<{ data: Webhook[] }>('/_sandbox/objects?kind=webhook&limit=100');
  return (
    <>
      <Read asked={asked} what="webhooks">
        {({ data }) => (
          <List
            empty={
              <>
                There is no webhook. <Link to="/docs/webhooks/sandbox">Make one</Link>, and each event is sent to it.
              </>
            }
          >
            {data.map(({ id, document: { address, enabled, types = [], apiVersion } }) => (
              <li key={id}>
                <IdChip kind="webhook" id={id} /> <code className={styles.address}>{address}</code>
                <span className={enabled ? styles.good : styles.bad}>{enabled ? '✓ enabled' : '✕ disabled'}</span>
                <span className={styles.muted}>
                  {typesOf(types)}
                  {apiVersion && ` · version ${apiVersion}`}
                </span>
                <Button look="small" aria-pressed={chosen === id} onClick={() => setChosen(chosen === id ? '' : id)}>
                  Only its deliveries
                </Button>
                <Button look="small" onClick={() => go({ id })}>
                  Timeline
                </Button>
              </li>
            ))}
          </List>
        )}
      </Read>
      <Deliveries key={chosen} webhookId={chosen} go={go} />
    </>
  );
}

function typesOf(types: readonly string[]): string {
  if (types.includes('*')) return 'all events';
  return types.length > 3 ? `${types.length} types of events` : types.join(', ');
}
