import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import Lines from './Lines';
import { certificationProcess } from './process';

/** Severities with their examples. */
export default function SeverityTable(): ReactNode {
  return (
    <RecordTable
      caption="Severity of a defect"
      groups={[{ title: null, rows: certificationProcess.severities }]}
      rowKey={(row) => row.id}
      anchor={(row) => row.id}
      columns={[
        { id: 'severity', header: 'Severity', cell: (row) => `${row.number} ${row.title}` },
        { id: 'meaning', header: 'What it means', cell: (row) => [row.meaning, row.note].filter(Boolean).join(' ') },
        { id: 'examples', header: 'Examples', cell: (row) => <Lines lines={row.examples} /> },
      ]}
    />
  );
}
