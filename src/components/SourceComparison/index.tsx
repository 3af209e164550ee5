import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ComparedPage } from '../../catalog/types';
import record from '../../generated/catalog/source-comparison.json';
import RecordTable, { Breakable, type Column, None } from '../RecordTable';
import styles from './styles.module.css';

const rows = record as ComparedPage[];

function Ours({ pages }: Pick<ComparedPage, 'pages'>): ReactNode {
  if (pages.length === 0) return <None />;
  return (
    <ul className={styles.pages}>
      {pages.map(({ route, title }) => (
        <li key={route}>
          <Link to={route}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}

const columns: Column<ComparedPage>[] = [
  {
    id: 'source',
    header: 'Their page',
    cell: ({ id, title }) => (
      <>
        {title}
        <span className={styles.path}>
          <Breakable text={id} />
        </span>
      </>
    ),
  },
  { id: 'ours', header: 'Ours', cell: ({ pages }) => <Ours pages={pages} /> },
  { id: 'left-out', header: 'Left out, and why', cell: ({ leftOut }) => leftOut ?? <None /> },
];

/** Each page of the provider's documentation that counts, the pages here that cite it, and what was left out knowingly. */
export default function SourceComparison(): ReactNode {
  return (
    <div data-search-skip>
      <RecordTable
        caption={`${rows.length} pages compared`}
        columns={columns}
        groups={[{ title: null, rows }]}
        rowKey={(row) => row.id}
      />
    </div>
  );
}
