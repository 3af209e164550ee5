import type { CheerioAPI } from 'cheerio';
import { cellTextOf, type Found, type HtmlElement, oneLine } from './html';

const headers = new WeakMap<object, string[]>();

/** The headers of the table that a row stands in, by column. */
export function headersOf($: CheerioAPI, row: Found): string[] {
  const table = row.closest('table');
  const [element] = table;
  if (!element) return [];
  const known = headers.get(element);
  if (known) return known;
  const cells = table.find('thead tr').first().children().toArray();
  const read = cells.map((cell) => oneLine($(cell).text()));
  headers.set(element, read);
  return read;
}

const isLinkToRow = ({ attribs }: HtmlElement) => attribs['aria-label']?.startsWith('Link to this row') === true;

/** A cell without its header: on a narrow screen a row is a card, whose cells repeat it. */
function cellText(cell: HtmlElement, header: string): string {
  const text = cellTextOf(cell, isLinkToRow);
  return header !== '' && text.startsWith(`${header} `) ? text.slice(header.length + 1) : text;
}

export interface TableRow {
  /** What the row is about: its first cell. */
  name: string;
  /** The header above it. */
  header: string;
  /** The other cells with their headers: `Status 409; Meaning …`. */
  said: string;
}

/** A row as a sentence. A header row, or one that only names a group, says nothing: null. */
export function tableRow($: CheerioAPI, row: Found): TableRow | null {
  const cells = row.children('td, th').toArray();
  if (row.closest('thead').length > 0 || cells.length < 2) return null;
  const names = headersOf($, row);
  const [name = '', ...others] = cells.map((cell, column) => cellText(cell, names[column] ?? ''));
  const said = others.flatMap((text, column) => {
    const header = names[column + 1] ?? '';
    return text === '' || text === '–' ? [] : [header === '' ? text : `${header} ${text}`];
  });
  return { name, header: names[0] ?? '', said: said.join('; ') };
}
