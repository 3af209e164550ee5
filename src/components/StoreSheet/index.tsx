import { type ReactNode, useEffect, useState } from 'react';
import type { Duty } from '../../catalog/types';
import duties from '../../generated/catalog/duties.json';
import DutyCell, { dutyColumns } from '../DutyCell';
import RecordTable, { type Column } from '../RecordTable';
import Button from '../ui/Button';
import WidgetBoundary from '../WidgetBoundary';
import { allPlaces, keepDone, readDone } from './kept';
import Picker from './Picker';
import { isWork, type Part, partsOf, type ShownDuty } from './parts';
import styles from './styles.module.css';
import { isChosen, useSituation } from './useSituation';

interface Marks {
  readonly done: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** The browser kept the last mark. */
  readonly isKept: boolean;
}

function useMarks(): Marks {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [isKept, setKept] = useState(true);
  useEffect(() => setDone(readDone()), []);
  const toggle = (id: string) => {
    const next = new Set(done);
    if (!next.delete(id)) next.add(id);
    setDone(next);
    setKept(keepDone(next) === 'kept');
  };
  return { done, toggle, isKept };
}

function reasonOf({ why, when }: ShownDuty): string {
  const reason = `Why: ${why.join('. ')}.`;
  return when === undefined ? reason : `${reason} When: ${when}.`;
}

const columnsWith = ({ done, toggle }: Marks): Column<ShownDuty>[] => [
  {
    id: 'duty',
    header: 'Duty, and why it applies',
    cell: (row) => <DutyCell duty={row} reason={reasonOf(row)} link={row.subject} />,
  },
  ...dutyColumns,
  {
    id: 'done',
    header: 'Done',
    plain: true,
    cell: (row) =>
      isWork(row) ? (
        <label className={styles.done}>
          <input
            type="checkbox"
            checked={done.has(row.id)}
            onChange={() => toggle(row.id)}
            aria-label={`Done: ${row.text}`}
          />
          <span aria-hidden="true">Done</span>
        </label>
      ) : (
        <span className={styles.note}>Good to know</span>
      ),
  },
];

function PartTable({ part, marks }: { part: Part; marks: Marks }): ReactNode {
  const left = part.rows.filter((row) => isWork(row) && !marks.done.has(row.id)).length;
  return (
    <RecordTable
      caption={`${part.title}: ${left} of ${part.rows.filter(isWork).length} left`}
      columns={columnsWith(marks)}
      groups={[{ title: null, rows: part.rows }]}
      rowKey={({ id }) => id}
    />
  );
}

function Sheet(): ReactNode {
  const [situation] = useSituation();
  const marks = useMarks();
  const [onlyLeft, setOnlyLeft] = useState(false);
  const parts = partsOf(duties as Duty[], situation, allPlaces);
  const work = parts.flatMap(({ rows }) => rows).filter(isWork);
  const left = work.filter(({ id }) => !marks.done.has(id));
  const shown = parts
    .map((part) => ({ ...part, rows: onlyLeft ? part.rows.filter((row) => left.includes(row)) : part.rows }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      <p role="status" className={styles.sum}>
        <strong>
          {left.length} of {work.length} duties are left
        </strong>
        , {left.filter(({ level }) => level === 'required').length} of them required.
      </p>
      {!marks.isKept && <p role="alert">This browser keeps no marks. Print the sheet before you leave.</p>}
      <p className={styles.tools}>
        <label>
          <input type="checkbox" checked={onlyLeft} onChange={({ target }) => setOnlyLeft(target.checked)} /> Only what
          is left
        </label>
        <Button onClick={() => window.print()}>Print this sheet</Button>
      </p>
      {shown.map((part) =>
        part.id === 'always' ? (
          <details key={part.id} data-prints>
            <summary>
              {part.title}: {part.rows.length} rows
            </summary>
            <PartTable part={part} marks={marks} />
          </details>
        ) : (
          <PartTable key={part.id} part={part} marks={marks} />
        ),
      )}
      {shown.length === 0 && <p>Nothing is left.</p>}
    </>
  );
}

function Content(): ReactNode {
  const [situation] = useSituation();
  return (
    <section aria-label="What applies to your store" data-search-skip data-markdown="duties">
      <Picker />
      {isChosen(situation) ? (
        <Sheet />
      ) : (
        <p>Choose at least one. The sheet appears here, and the address of this page then carries it.</p>
      )}
    </section>
  );
}

/** What a store owes, by what a reader chooses: with the reason for each row, what is left, and as a sheet to print. */
export default function StoreSheet(): ReactNode {
  return (
    <WidgetBoundary name="The sheet">
      <Content />
    </WidgetBoundary>
  );
}
