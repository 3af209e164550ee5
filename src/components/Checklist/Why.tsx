import Link from '@docusaurus/Link';
import { memo, type ReactNode } from 'react';
import { routes } from '../../catalog/load/routes';
import type { ChecklistItem } from '../../catalog/types';
import AsServed from '../AsServed';
import { CallLink, Field, Origin } from '../Marks';
import styles from './styles.module.css';

/** The standard behind a question, and how it is verified. */
function Why({ item }: { item: ChecklistItem }): ReactNode {
  return (
    <details className={styles.part} data-standard>
      <summary>Why, and how it is verified</summary>
      <AsServed>{() => <Standard item={item} />}</AsServed>
    </details>
  );
}

export default memo(Why);

function Standard({ item }: { item: ChecklistItem }): ReactNode {
  const { standard, appliesWhen, levelBasis, perStore, verification } = item;
  return (
    <>
      <ul className={styles.standard}>
        {standard.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl className={styles.facts}>
        <dt>Applies to</dt>
        <dd>{appliesWhen}</dd>
        <dt>Checked</dt>
        <dd>
          {perStore ? 'For the connector, and again in each store' : 'Once, for the connector'}{' '}
          <Origin kind="inferred" />
        </dd>
        <dt>Level</dt>
        <dd>
          {levelBasis} <Origin kind="inferred" />
        </dd>
        {verification.rule && (
          <>
            <dt>{verification.mode === 'traffic' ? 'Calls decide' : 'Calls support'}</dt>
            <dd>{verification.rule}</dd>
          </>
        )}
        {verification.attestation && (
          <>
            <dt>A person confirms</dt>
            <dd>{verification.attestation}</dd>
          </>
        )}
        <Interfaces item={item} />
      </dl>
    </>
  );
}

function Interfaces({ item: { endpoints, fields, events } }: { item: ChecklistItem }): ReactNode {
  return (
    <>
      <Row title="Calls" entries={endpoints}>
        {(endpoint) => <CallLink>{endpoint}</CallLink>}
      </Row>
      <Row title="Fields" entries={fields}>
        {(field) => <Field>{field}</Field>}
      </Row>
      <Row title="Events" entries={events}>
        {(event) => (
          <Link to={routes.eventType(event)}>
            <code>{event}</code>
          </Link>
        )}
      </Row>
    </>
  );
}

function Row({
  title,
  entries,
  children,
}: {
  title: string;
  entries: string[];
  children: (entry: string) => ReactNode;
}): ReactNode {
  if (entries.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul className={styles.chips}>
          {entries.map((entry) => (
            <li key={entry}>{children(entry)}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
