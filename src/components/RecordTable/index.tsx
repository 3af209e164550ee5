import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { Fragment, type ReactNode } from 'react';
import styles from './styles.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Its content speaks for itself: no label on a card. */
  plain?: boolean;
}

export interface RowGroup<Row> {
  /** Null for rows that stand under no heading of their own. */
  title: string | null;
  rows: readonly Row[];
}

interface Props<Row> {
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  groups: readonly RowGroup<Row>[];
  rowKey: (row: Row) => string;
  /** Id that a link to the row carries; null for a row nobody links to. */
  anchor?: (row: Row) => string | null;
}

function RowCells<Row>({
  columns,
  row,
  anchor,
}: {
  columns: readonly Column<Row>[];
  row: Row;
  anchor: string | null;
}): ReactNode {
  const [name, ...rest] = columns;
  if (!name) return null;
  return (
    <>
      <th scope="row">
        {anchor !== null && (
          <a className={styles.anchor} href={`#${anchor}`} aria-label={`Link to this row: ${anchor}`}>
            #
          </a>
        )}
        {name.cell(row)}
      </th>
      {rest.map((column) => (
        <td key={column.id}>
          {!column.plain && <span className={styles.label}>{column.header}</span>}
          {column.cell(row)}
        </td>
      ))}
    </>
  );
}

/** A table of records that turns each row into a card on a narrow screen. Rows with an anchor can be linked to. */
export default function RecordTable<Row>({
  caption,
  columns,
  groups,
  rowKey,
  anchor = () => null,
}: Props<Row>): ReactNode {
  const brokenLinks = useBrokenLinks();
  const anchors = groups.flatMap((group) => group.rows.map(anchor));
  for (const id of anchors) if (id !== null) brokenLinks.collectAnchor(id);
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title ?? ''}>
            {group.title !== null && (
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={columns.length}>
                  {group.title}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={rowKey(row)} id={anchor(row) ?? undefined}>
                <RowCells columns={columns} row={row} anchor={anchor(row)} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Values one after another, or a dash that a screen reader speaks as "none". */
export function ValueList({ values, code = false }: { values: readonly string[]; code?: boolean }): ReactNode {
  if (values.length === 0) return <None />;
  return values.map((value, index) => (
    <Fragment key={value}>
      {index > 0 && ', '}
      {code ? <BreakableCode text={value} /> : <Breakable text={value} />}
    </Fragment>
  ));
}

/** Rows under the headings that they name, in the order in which these first occur. */
export function groupedBy<Row>(rows: readonly Row[], titleOf: (row: Row) => string): RowGroup<Row>[] {
  const titles = [...new Set(rows.map(titleOf))];
  return titles.map((title) => ({ title, rows: rows.filter((row) => titleOf(row) === title) }));
}

interface ShortLink {
  label: string;
  /** What a pointer is told. */
  title: string;
  to: string;
}

/** Short links one after another. */
export function LinkList({ links }: { links: readonly ShortLink[] }): ReactNode {
  return (
    <ul className={styles.links}>
      {links.map(({ label, title, to }) => (
        <li key={label}>
          <Link to={to} title={title}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Text that may break after a dot, a slash or an underscore inside a long name, never inside a word. */
export function Breakable({ text }: { text: string }): ReactNode {
  return text.split(/(?<=[._/])(?=\S)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** A date or another short name with hyphens alone stays on one line. */
const isWhole = (text: string) => text.length <= 12 && !/[._/]/.test(text);

export function BreakableCode({ text }: { text: string }): ReactNode {
  return (
    <code className={isWhole(text) ? styles.whole : undefined}>
      <Breakable text={text} />
    </code>
  );
}

export function None(): ReactNode {
  return (
    <span className={styles.none}>
      <span aria-hidden="true">–</span>
      <span className={styles.spoken}>none</span>
    </span>
  );
}
