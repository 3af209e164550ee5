import type { ReactNode } from 'react';
import type { Priority } from '../../catalog/types';
import RecordTable from '../RecordTable';
import { certificationProcess } from './process';

const { severities, priorities, priorityRule } = certificationProcess;

function priorityOf(severity: number): Priority | undefined {
  return priorities.find(({ number }) => number === priorityRule.bySeverity[severity]);
}

/** The rule that turns a severity into a priority. */
export default function PriorityRule(): ReactNode {
  const { raise } = priorityRule;
  return (
    <RecordTable
      caption="From severity to priority"
      groups={[{ title: null, rows: severities }]}
      rowKey={(row) => row.id}
      columns={[
        { id: 'severity', header: 'Severity', cell: (row) => `${row.number} ${row.title}` },
        {
          id: 'priority',
          header: 'Priority',
          cell: (row) => `${priorityOf(row.number)?.number} ${priorityOf(row.number)?.title}`,
        },
        {
          id: 'raise',
          header: `Raise to ${raise.to} when`,
          cell: (row) => (priorityOf(row.number)?.number === raise.to ? 'It is there already.' : raise.when),
        },
      ]}
    />
  );
}
