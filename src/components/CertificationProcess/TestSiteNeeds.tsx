import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import { certificationProcess } from './process';
import styles from './styles.module.css';

const sources = { page: 'published page', older: 'older document', newer: 'newer document' } as const;

function named(askedBy: (keyof typeof sources)[]): string {
  return askedBy.length === 3 ? 'all three texts' : askedBy.map((source) => sources[source]).join(', ');
}

/** What must stand on the table before a review, and which text asks for it. */
export default function TestSiteNeeds(): ReactNode {
  return (
    <RecordTable
      caption="What to have ready"
      groups={[{ title: null, rows: certificationProcess.testSiteNeeds }]}
      rowKey={(row) => row.id}
      columns={[
        { id: 'what', header: 'What', cell: (row) => <span className={styles.text}>{row.text}</span> },
        { id: 'source', header: 'Asked for by', cell: (row) => named(row.askedBy) },
      ]}
    />
  );
}
