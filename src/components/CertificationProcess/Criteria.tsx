import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import Lines from './Lines';
import { allPhases, phaseName } from './process';

/** Entry and exit criteria of all phases side by side. */
export default function Criteria(): ReactNode {
  return (
    <RecordTable
      caption="Entry and exit criteria"
      groups={[{ title: null, rows: allPhases() }]}
      rowKey={(phase) => phase.id}
      anchor={(phase) => `criteria-${phase.id}`}
      columns={[
        { id: 'phase', header: 'Phase', cell: phaseName },
        {
          id: 'entry',
          header: 'Entry criteria',
          cell: (phase) => <Lines lines={phase.entry.map(({ text }) => text)} />,
        },
        { id: 'exit', header: 'Exit criteria', cell: (phase) => <Lines lines={phase.exit.map(({ text }) => text)} /> },
      ]}
    />
  );
}
