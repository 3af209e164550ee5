import type { ReactNode } from 'react';
import type { CountrySheet as Sheet, SheetRow } from '../../catalog/types';
import DutyCell, { dutyColumns } from '../DutyCell';
import RecordTable, { type Column } from '../RecordTable';
import Button from '../ui/Button';
import styles from './styles.module.css';

interface Props {
  /** A country of `src/catalog/countries.yml`. */
  country: string;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  data?: Sheet;
}

const columns: Column<SheetRow>[] = [
  {
    id: 'duty',
    header: 'Duty, and where it comes from',
    cell: (row) => (
      <DutyCell duty={row} reason={row.when === undefined ? undefined : `When: ${row.when}.`} link="Look it up" />
    ),
  },
  ...dutyColumns,
];

function Part({ part }: { part: Sheet['parts'][number] }): ReactNode {
  const subjects = [...new Set(part.rows.map(({ subject }) => subject))];
  return (
    <RecordTable
      caption={`${part.title}: ${part.rows.length === 1 ? 'one duty' : `${part.rows.length} duties`}`}
      columns={columns}
      groups={subjects.map((title) => ({ title, rows: part.rows.filter(({ subject }) => subject === title) }))}
      rowKey={({ id }) => id}
      anchor={({ id }) => `sheet-${id}`}
    />
  );
}

/** What a store owes in a country: its own duties and those of its region in sight, those of every country folded, and all on paper. */
export default function CountrySheet({ country, data }: Props): ReactNode {
  if (!data) {
    throw new Error(
      `<CountrySheet country="${country}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  return (
    <div data-search-skip>
      <p className={styles.print}>
        <Button onClick={() => window.print()}>Print the whole sheet</Button>
      </p>
      {data.parts.map((part) =>
        part.id === 'everywhere' ? (
          <details key={part.id} data-prints>
            <summary>
              {part.title}: {part.rows.length} required duties
            </summary>
            <Part part={part} />
          </details>
        ) : (
          <Part key={part.id} part={part} />
        ),
      )}
    </div>
  );
}
