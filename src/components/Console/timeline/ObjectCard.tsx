import { type ReactNode, useMemo } from 'react';
import { encodeText } from '../../../browser/address';
import type { DueThing } from '../../../sandbox-client/clock';
import { useAsked } from '../../../sandbox-client/useAsked';
import { IdChip, JsonView } from '../../evidence';
import Fold from '../../evidence/Fold';
import { timeWords } from '../../TimeBar/words';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import styles from '../styles.module.css';
import type { PartProps } from '../types';
import { linksIn } from './links';

interface FoundObject {
  kind: string;
  id: string;
  document: Record<string, unknown>;
}

/** What stands in the account under an id now, what it leads to, and what is due for it. */
export default function ObjectCard({ id, go }: { id: string; go: PartProps['go'] }): ReactNode {
  const found = useAsked<{ data: FoundObject[] }>(`/_sandbox/objects?id=${encodeText(id)}`);
  if (found.state === 'failed') return <Problem problem={found.problem} again={found.again} />;
  const { data } = found.state === 'ready' ? found.data : { data: [] };
  return (
    <>
      {data.map((object) => (
        <Card key={object.kind} object={object} go={go} />
      ))}
    </>
  );
}

function Card({ object: { kind, id, document }, go }: { object: FoundObject; go: PartProps['go'] }): ReactNode {
  const links = useMemo(() => linksIn(document, id), [document, id]);
  const { state, createdTime } = document;
  return (
    <div className={styles.card}>
      <p className={styles.cardHead}>
        <IdChip kind={kind} id={id} />
        {typeof state === 'string' && <strong>{state}</strong>}
        {typeof createdTime === 'string' && <span className={styles.muted}>made {timeWords(createdTime)} UTC</span>}
      </p>
      <DueOf id={id} />
      {links.length > 0 && (
        <p className={styles.links}>
          <span className={styles.muted}>Leads to</span>
          {links.map((link) => (
            <Button look="small" key={link.id} onClick={() => go({ id: link.id })}>
              {link.name} <code>{link.id}</code>
            </Button>
          ))}
        </p>
      )}
      <Fold className={styles.fold} summary="The object as it is now">
        {() => <JsonView value={document} label={`${kind} ${id}`} depth={1} />}
      </Fold>
    </div>
  );
}

function DueOf({ id }: { id: string }): ReactNode {
  const due = useAsked<{ data: DueThing[] }>('/_sandbox/clock/due?limit=100');
  if (due.state !== 'ready') return null;
  const ofIt = due.data.data.filter(({ objects, acts }) => acts && objects.some((object) => object.id === id));
  if (ofIt.length === 0) return null;
  return (
    <ul className={styles.due} aria-label="Due">
      {ofIt.map(({ id: dueId, says, dueTime }) => (
        <li key={dueId}>
          Due <time dateTime={dueTime}>{timeWords(dueTime)} UTC</time>: {says}
        </li>
      ))}
    </ul>
  );
}
