import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import { certificationProcess } from './process';

/** Priorities with what triggers them. */
export default function PriorityTable(): ReactNode {
  return (
    <RecordTable
      caption="Priority of a defect"
      groups={[{ title: null, rows: certificationProcess.priorities }]}
      rowKey={(row) => row.id}
      anchor={(row) => row.id}
      columns={[
        { id: 'priority', header: 'Priority', cell: (row) => `${row.number} ${row.title}` },
        { id: 'meaning', header: 'When to fix it', cell: (row) => row.meaning },
        { id: 'example', header: 'Example', cell: (row) => row.example },
        { id: 'trigger', header: 'It applies when', cell: (row) => row.trigger },
      ]}
    />
  );
}
