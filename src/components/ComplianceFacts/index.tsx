import type { ReactNode } from 'react';
import type { ComplianceFact, ComplianceTable, ComplianceTopic } from '../../catalog/types';
import { Level, Origin } from '../Marks';
import RecordTable, { type Column } from '../RecordTable';
import { Reasons, useConcerned } from '../StoreSheet/concerned';
import styles from './styles.module.css';

interface Props {
  /** A file of `src/catalog/compliance/`, without its ending. */
  topic: string;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  data?: ComplianceTopic;
}

const columns: Column<ComplianceFact>[] = [
  {
    id: 'fact',
    header: 'What to do or know, and where it comes from',
    cell: ({ text, detail, origin, ...row }) => (
      <span className={styles.fact}>
        {text}
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        <Reasons row={row} />
        <span className={styles.origins}>
          {origin.map((kind) => (
            <Origin key={kind} kind={kind} />
          ))}
        </span>
      </span>
    ),
  },
  { id: 'level', header: 'Level', cell: ({ level }) => <Level level={level} />, plain: true },
];

function FactTable({ table }: { table: ComplianceTable }): ReactNode {
  return (
    <>
      <RecordTable
        caption={table.title}
        columns={table.columns.map((header, index) => ({
          id: header,
          header,
          cell: (row: string[]) => row[index] ?? '',
        }))}
        groups={[{ title: null, rows: table.rows }]}
        rowKey={(row) => row.join(' ')}
      />
      {table.note !== undefined && <p className={styles.note}>{table.note}</p>}
    </>
  );
}

const anchorIn = (topic: string) => (fact: ComplianceFact) => `${topic}-${fact.id}`;

function Facts({ data }: { data: ComplianceTopic }): ReactNode {
  const anchor = anchorIn(data.id);
  const { rows, note } = useConcerned(data.facts, anchor);
  return (
    <>
      <RecordTable
        caption={data.title}
        columns={columns}
        groups={[{ title: null, rows }]}
        rowKey={(fact) => fact.id}
        anchor={anchor}
      />
      {note}
    </>
  );
}

/** What is known about one compliance topic, each statement with its level and its origin. */
export default function ComplianceFacts({ topic, data }: Props): ReactNode {
  if (!data) {
    throw new Error(
      `<ComplianceFacts topic="${topic}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  return (
    <>
      <p className={styles.summary}>{data.summary}</p>
      <Facts data={data} />
      {data.tables?.map((table) => (
        <FactTable key={table.id} table={table} />
      ))}
    </>
  );
}
