import type { ReactNode } from 'react';
import RecordTable from '../RecordTable';
import { certificationProcess } from './process';

const sides = [
  { side: 'partner', title: 'Your side' },
  { side: 'provider', title: "The provider's side" },
] as const;

/** Who does what on both sides. */
export default function Roles(): ReactNode {
  return (
    <RecordTable
      caption="Roles on both sides"
      groups={sides.map(({ side, title }) => ({
        title,
        rows: certificationProcess.roles.filter((role) => role.side === side),
      }))}
      rowKey={(row) => row.id}
      columns={[
        { id: 'role', header: 'Role', cell: (row) => row.title },
        { id: 'does', header: 'Does', cell: (row) => row.does },
        { id: 'delivers', header: 'Delivers', cell: (row) => row.delivers },
      ]}
    />
  );
}
