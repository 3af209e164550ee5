import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import { allPhases, partyNames, phaseName } from './process';

/** All deliverables in the order of the phases. */
export default function Deliverables(): ReactNode {
  return (
    <RecordTable
      caption="Deliverables of all phases"
      groups={allPhases().map((phase) => ({ title: phaseName(phase), rows: phase.deliverables }))}
      rowKey={(row) => row.text}
      columns={[
        { id: 'deliverable', header: 'Deliverable', cell: (row) => row.text },
        { id: 'from', header: 'From', cell: (row) => partyNames[row.by] },
      ]}
    />
  );
}
