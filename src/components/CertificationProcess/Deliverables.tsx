import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import { allPhases, partyNames, phaseName } from './process';
import styles from './styles.module.css';

/** All deliverables in the order of the phases. */
export default function Deliverables(): ReactNode {
  return (
    <RecordTable
      caption="Deliverables of all phases"
      groups={allPhases().map((phase) => ({ title: phaseName(phase), rows: phase.deliverables }))}
      rowKey={(row) => row.text}
      columns={[
        { id: 'deliverable', header: 'Deliverable', cell: (row) => <span className={styles.text}>{row.text}</span> },
        { id: 'from', header: 'From', cell: (row) => partyNames[row.by] },
      ]}
    />
  );
}
