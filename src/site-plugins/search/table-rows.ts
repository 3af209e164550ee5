import type { CheerioAPI } from 'cheerio';
import type { Found } from './html';

const spaces = /\s+/g;

export const oneLine = (text: string) => text.replace(spaces, ' ').trim();

/** The headers of the table that a row stands in, by column. */
export function headersOf($: CheerioAPI, row: Found): string[] {
  return row
    .closest('table')
    .find('thead tr')
    .first()
    .children()
    .toArray()
    .map((cell) => oneLine($(cell).text()));
}

/** A cell without its header: on a narrow screen a row is a card, whose cells repeat it. */
function cellText($: CheerioAPI, cell: Found[number], header: string): string {
  const node = $(cell).clone();
  node.find('a[aria-label^="Link to this row"]').remove();
  // Words that only elements keep apart would grow together.
  node.find('span, li, p, br, div').append(' ').prepend(' ');
  const text = oneLine(node.text());
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
  const headers = headersOf($, row);
  const [name = '', ...others] = cells.map((cell, column) => cellText($, cell, headers[column] ?? ''));
  const said = others.flatMap((text, column) => {
    const header = headers[column + 1] ?? '';
    return text === '' || text === '–' ? [] : [header === '' ? text : `${header} ${text}`];
  });
  return { name, header: headers[0] ?? '', said: said.join('; ') };
}
