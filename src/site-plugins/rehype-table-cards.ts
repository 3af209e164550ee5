interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

/** A table of two columns fits a phone, unless a name in it is longer than this: such a name cannot break. */
const longestName = 14;

/** A cell up to this length stays on one line, as long as so few columns cannot make the table wider than its page. */
const shortCell = 16;
const columnsWithShortCells = 3;

/** A name in code up to this length stays on one line. */
const shortCode = 12;

/**
 * Names the column on each cell of a table written in Markdown, so that its rows can turn into cards on a narrow screen
 * (`table-cards` in custom.css). The first cell of a row is the title of its card and needs no name.
 */
export function rehypeTableCards() {
  return (tree: HtmlNode) => visit(tree);
}

function visit(node: HtmlNode): void {
  if (node.tagName === 'table') {
    labelCells(node);
    for (const code of all(node, 'code')) {
      if (textOf(code).length > shortCode) letNamesBreak(code);
      else keepWhole(code);
    }
  } else for (const child of node.children ?? []) visit(child);
}

function labelCells(table: HtmlNode): void {
  const headers = all(table, 'th').map(textOf);
  if (headers.some((header) => header.trim() === ''))
    throw new Error(
      `A table has a column without a name: | ${headers.join(' | ')} |. Name it, so that it can be read aloud.`,
    );
  if (headers.length <= columnsWithShortCells)
    for (const cell of all(table, 'td')) if (textOf(cell).length <= shortCell) keepWhole(cell);
  const fits =
    headers.length < 3 &&
    all(table, 'td')
      .flatMap(wordsOf)
      .every(({ length }) => length <= longestName);
  if (fits) return;
  table.properties = { ...table.properties, className: ['table-cards'] };
  for (const row of all(table, 'tr')) {
    const [, ...cells] = all(row, 'td');
    cells.forEach((cell, index) => {
      cell.properties = { ...cell.properties, 'data-label': headers[index + 1] };
    });
  }
}

/** In a cell a name may break after a dot, a slash or an underscore, as in `RecordTable`: it keeps no table from fitting. */
function letNamesBreak(code: HtmlNode): void {
  const parts = textOf(code).split(/(?<=[._/])(?=\S)/);
  code.children = parts.flatMap((value, index): HtmlNode[] => {
    const text = { type: 'text', value };
    return index === 0 ? [text] : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, text];
  });
}

function keepWhole(node: HtmlNode): void {
  node.properties = { ...node.properties, className: ['whole'] };
}

function all(node: HtmlNode, tagName: string): HtmlNode[] {
  if (node.tagName === tagName) return [node];
  return (node.children ?? []).flatMap((child) => all(child, tagName));
}

function wordsOf(cell: HtmlNode): string[] {
  return textOf(cell).split(/\s+/);
}

function textOf({ value, children = [] }: HtmlNode): string {
  return value ?? children.map(textOf).join('');
}
