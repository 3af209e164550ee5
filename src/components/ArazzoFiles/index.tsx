import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import record from '../../generated/catalog/arazzo.json';
import RecordTable, { type Column } from '../RecordTable';

interface File {
  file: string;
  title: string;
  /** The page of the group. */
  route: string;
  workflows: number;
  leftOut: { id: string; title: string; why: string }[];
}

const files = record as File[];

const columns: Column<File>[] = [
  {
    id: 'file',
    header: 'File',
    cell: ({ file }) => <Link to={`pathname:///downloads/arazzo/${file}`}>{file}</Link>,
  },
  { id: 'group', header: 'Cases', cell: ({ title, route }) => <Link to={route}>{title}</Link> },
  { id: 'workflows', header: 'Workflows', cell: ({ workflows }) => workflows },
];

/** The Arazzo files, one for each group of use cases. */
export default function ArazzoFiles(): ReactNode {
  return (
    <RecordTable
      caption="Files, one for each group"
      columns={columns}
      groups={[{ title: null, rows: files }]}
      rowKey={({ file }) => file}
    />
  );
}

/** The cases that have no workflow, each with what the sandbox lacks for it. */
export function CasesLeftOut(): ReactNode {
  return (
    <ul data-search-skip>
      {files.flatMap(({ route, leftOut }) =>
        leftOut.map(({ id, title, why }) => (
          <li key={id}>
            <Link to={`${route}#${id.toLowerCase()}`}>
              {id} {title}
            </Link>
            : {why}
          </li>
        )),
      )}
    </ul>
  );
}
