import type { ReactNode } from 'react';
import type { FieldChange, ObjectChange } from '../../guides/changes';
import { IdChip } from '../evidence';
import styles from './styles.module.css';

const ROWS = 8;
const LONGEST = 60;

/** Each object a call made or touched, and for those known before: which fields differ now. */
export default function Changes({ changes }: { changes: ObjectChange[] }): ReactNode {
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes} aria-label="Objects made or changed">
      {changes.map(({ kind, id, created, fields }) => (
        <li key={id}>
          <IdChip kind={kind} id={id} />{' '}
          {created ? 'is new' : `changed in ${fields.length === 1 ? '1 field' : `${fields.length} fields`}`}
          {fields.length > 0 && <Fields fields={fields} />}
        </li>
      ))}
    </ul>
  );
}

function Fields({ fields }: { fields: FieldChange[] }): ReactNode {
  const shown = fields.slice(0, ROWS);
  const more = fields.slice(ROWS);
  return (
    <>
      <FieldTable fields={shown} />
      {more.length > 0 && (
        <details className={styles.fold}>
          <summary>{more.length} more</summary>
          <FieldTable fields={more} />
        </details>
      )}
    </>
  );
}

function FieldTable({ fields }: { fields: FieldChange[] }): ReactNode {
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ path, from, to }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>{show(from)}</td>
            <td>{show(to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function show(value: unknown): string {
  if (value === undefined) return '—';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
