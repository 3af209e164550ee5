import type { ReactNode } from 'react';
import type { ComplianceFact, ComplianceTable, ComplianceTopic } from '../../catalog/types';
import { Level, Origin } from '../Marks';
import RecordTable, { type Column } from '../RecordTable';
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
    cell: ({ text, detail, origin }) => (
      <span className={styles.fact}>
        {text}
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
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
      <RecordTable
        caption={data.title}
        columns={columns}
        groups={[{ title: null, rows: data.facts }]}
        rowKey={(fact) => fact.id}
        anchor={(fact) => `${data.id}-${fact.id}`}
      />
      {data.tables?.map((table) => (
        <FactTable key={table.id} table={table} />
      ))}
    </>
  );
}
