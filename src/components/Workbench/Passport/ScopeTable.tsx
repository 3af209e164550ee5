import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import type { ScopedSubject } from '../../../certification/passport/scope-sum';
import type { InScope } from '../../../certification/subjects/scope';
import RecordTable, { type Column, groupedBy } from '../../RecordTable';
import Button from '../../ui/Button';
import { kindNames } from '../Subject/words';
import styles from './styles.module.css';

type Part = 'out' | 'unsure' | 'in';

const partOf = ({ isIn, isCertain }: InScope): Part => (isIn ? (isCertain ? 'in' : 'unsure') : 'out');

const partNames: Readonly<Record<Part, string>> = {
  out: 'Out of scope',
  unsure: 'In until the passport says more',
  in: 'In scope',
};

const columns: Column<ScopedSubject>[] = [
  {
    id: 'subject',
    header: 'What',
    cell: ({ subject }) => <Link to={subject.about}>{subject.title}</Link>,
  },
  { id: 'list', header: 'Part of', cell: ({ subject }) => subject.list },
  { id: 'why', header: 'Why', cell: ({ scope }) => scope.why },
];

/** What depends on no passport is left out: it would be the same for everybody. */
const depends = ({ subject }: ScopedSubject) =>
  subject.applies !== undefined ||
  subject.places !== undefined ||
  (subject.kind === 'duty' && subject.perStore === true);

/** Everything that the passport decides, in or out, and why. */
export default function ScopeTable({ scoped }: { scoped: readonly ScopedSubject[] }): ReactNode {
  /** Nothing is listed until somebody asks: each list has up to two hundred rows. */
  const [part, setPart] = useState<Part | null>(null);
  const decided = scoped.filter(depends);
  const rows = decided.filter(({ scope }) => partOf(scope) === part);
  return (
    <section className={styles.why}>
      <h2>Why each is in or out</h2>
      <p>
        The passport decides {decided.length} of {scoped.length}. The others concern every connector.
      </p>
      <fieldset className={styles.parts} aria-label="Which to show">
        {(Object.keys(partNames) as Part[]).map((one) => (
          <Button key={one} look="small" aria-pressed={one === part} onClick={() => setPart(one === part ? null : one)}>
            {partNames[one]}: {decided.filter(({ scope }) => partOf(scope) === one).length}
          </Button>
        ))}
      </fieldset>
      {part !== null && rows.length === 0 && <p>None.</p>}
      {part !== null && rows.length > 0 && (
        <RecordTable
          caption={`${partNames[part]}: ${rows.length}`}
          columns={columns}
          groups={groupedBy(rows, ({ subject }) => kindNames[subject.kind])}
          rowKey={({ subject }) => subject.id}
        />
      )}
    </section>
  );
}
