import type { ReactNode } from 'react';
import { CallLink } from '../Marks';
import RecordTable, {
  Breakable,
  BreakableCode,
  type Column,
  groupedBy,
  None,
  type RowGroup,
  ValueList,
} from '../RecordTable';
import styles from './styles.module.css';
import {
  anchorOf,
  type ColumnView,
  headerOf,
  isCode,
  matches,
  type Part,
  type ReferenceData,
  type Row,
  type TableView,
  textOf,
  views,
} from './tables';

interface Props {
  /** A file of `src/reference/`, without its ending. */
  name: string;
  filter?: Row;
  columns?: string[];
  /** False where the same rows stand on the page a second time. */
  anchors?: boolean;
  /** Closed at first, for long lists that few readers of the page need. */
  folded?: boolean;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  table?: ReferenceData;
}

function viewOf({ name, rows }: ReferenceData): TableView {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return views[name] ?? { title: headerOf(name.replaceAll('-', ' ')), key: null, columns: fields };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

const isSentence = (value: unknown) => typeof value === 'string' && value.endsWith('.');

function Sentences({ values }: { values: readonly string[] }): ReactNode {
  if (values.length === 1) return values[0];
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}

function Value({ field, value }: { field: string; value: unknown }): ReactNode {
  if (isEmpty(value)) return <None />;
  if (Array.isArray(value) && value.some(isSentence)) return <Sentences values={value.map(textOf)} />;
  if (Array.isArray(value)) return <ValueList values={value.map(textOf)} code={isCode(field)} />;
  return isCode(field) ? <BreakableCode text={textOf(value)} /> : <Breakable text={textOf(value)} />;
}

/** Several fields of a row under each other; empty ones and flags that are not set take no line. */
function Parts({ row, parts }: { row: Row; parts: readonly Part[] }): ReactNode {
  const shown = parts.filter(({ field, flag }) => (flag ? row[field] === true : !isEmpty(row[field])));
  if (shown.length === 0) return <None />;
  return shown.map(({ field, label, flag }) => (
    <span key={field} className={styles.part}>
      {label !== undefined && <span className={flag ? styles.flag : styles.partLabel}>{label}</span>}{' '}
      {!flag && <Value field={field} value={row[field]} />}
    </span>
  ));
}

/** A call that the sandbox answers leads to its operation in the playground. */
const callColumn: Column<Row> = {
  id: 'endpoint',
  header: headerOf('endpoint'),
  cell: (row) =>
    row.simulated === true ? (
      <span className={styles.call}>
        <CallLink>{textOf(row.endpoint)}</CallLink>
      </span>
    ) : (
      <Value field="endpoint" value={row.endpoint} />
    ),
};

function columnFor(column: ColumnView): Column<Row> {
  if (column === 'endpoint') return callColumn;
  if (typeof column === 'string') {
    return { id: column, header: headerOf(column), cell: (row) => <Value field={column} value={row[column]} /> };
  }
  return { id: column.header, header: column.header, cell: (row) => <Parts row={row} parts={column.parts} /> };
}

/** Leaves out a column that is empty in all rows. */
function columnsFor(columns: readonly ColumnView[], rows: readonly Row[]): Column<Row>[] {
  const fieldsOf = (column: ColumnView) =>
    typeof column === 'string' ? [column] : column.parts.map((part) => part.field);
  return columns
    .filter((column) => fieldsOf(column).some((field) => rows.some((row) => !isEmpty(row[field]))))
    .map(columnFor);
}

function groupRows(rows: Row[], field: string | undefined): RowGroup<Row>[] {
  if (field === undefined) return [{ title: null, rows }];
  return groupedBy(rows, (row) => headerOf(String(row[field]).replaceAll('-', ' ')));
}

/** A reference table, the same rows that the sandbox works with, with its origin. */
export default function ReferenceTable({ name, filter, columns, anchors = true, folded, table }: Props): ReactNode {
  if (!table) {
    throw new Error(
      `<ReferenceTable name="${name}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  const view = viewOf(table);
  const rows = filter ? table.rows.filter((row) => matches(row, filter)) : table.rows;
  const groups = groupRows(rows, columns || filter ? undefined : view.groupBy);
  const anchor = (row: Row) => (anchors && view.key !== null ? anchorOf(name, textOf(row[view.key])) : null);
  const title = `${view.title}: ${rows.length === 1 ? '1 row' : `${rows.length} rows`}`;
  const content = (
    <>
      <RecordTable
        caption={title}
        columns={columnsFor(columns ?? view.columns, rows)}
        groups={groups}
        rowKey={(row) => String(table.rows.indexOf(row))}
        anchor={anchor}
      />
      <p className={styles.origin} data-search-skip>
        {table.note} Origin: {table.origin}
      </p>
    </>
  );
  return (
    <div>
      {folded ? (
        <details className={styles.folded} data-prints>
          <summary>{title}</summary>
          {content}
        </details>
      ) : (
        content
      )}
    </div>
  );
}
