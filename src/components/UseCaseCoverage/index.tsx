import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CoverageRow } from '../../catalog/types';
import record from '../../generated/catalog/coverage.json';
import { Level } from '../Marks';
import RecordTable, { BreakableCode, type Column, groupedBy, LinkList } from '../RecordTable';
import styles from './styles.module.css';

const rows = record as CoverageRow[];

function Cases({ useCases }: Pick<CoverageRow, 'useCases'>): ReactNode {
  if (useCases.length === 0) return <strong className={styles.gap}>No use case</strong>;
  return <LinkList links={useCases.map(({ id, title, route }) => ({ label: id, title, to: route }))} />;
}

const columns: Column<CoverageRow>[] = [
  {
    id: 'item',
    header: 'Checklist item',
    cell: ({ item, question, route }) => (
      <>
        <Link to={route}>
          <BreakableCode text={item} />
        </Link>
        <span className={styles.question}>{question}</span>
      </>
    ),
  },
  { id: 'level', header: 'Level', cell: ({ level }) => <Level level={level} />, plain: true },
  { id: 'cases', header: 'Use cases that prove it', cell: ({ useCases }) => <Cases useCases={useCases} /> },
];

/** For each checklist item the use cases that prove it, and before that the items that none does. */
export default function UseCaseCoverage(): ReactNode {
  const gaps = rows.filter((row) => row.useCases.length === 0);
  return (
    <div data-search-skip>
      <p>
        Use cases prove {rows.length - gaps.length} of {rows.length} items.{' '}
        {gaps.length === 0 ? 'None is left out.' : 'None proves these:'}
      </p>
      {gaps.length > 0 && (
        <ul className={styles.gaps}>
          {gaps.map(({ item, route }) => (
            <li key={item}>
              <Link to={route}>
                <BreakableCode text={item} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <RecordTable
        caption={`Coverage of ${rows.length} items`}
        columns={columns}
        groups={groupedBy(rows, ({ checklist }) => checklist)}
        rowKey={(row) => row.item}
        anchor={(row) => `coverage-${row.item.replaceAll('.', '-')}`}
      />
    </div>
  );
}
