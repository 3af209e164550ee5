import type { CheerioAPI } from 'cheerio';

/** Elements that cheerio has found. */
export type Found = ReturnType<ReturnType<CheerioAPI>['find']>;
export type HtmlElement = Found[number];

/** In a table cell, words that only these keep apart would grow together. */
const apart = new Set(['span', 'li', 'p', 'br', 'div']);

type Test = (inner: HtmlElement) => boolean;

function collect(element: HtmlElement, isLeft: Test, isApart: Test, parts: string[]): void {
  for (const node of element.children) {
    if (node.type === 'text') parts.push(node.data);
    else if (node.type === 'tag' && !isLeft(node)) {
      const space = isApart(node) ? ' ' : '';
      parts.push(space);
      collect(node, isLeft, isApart, parts);
      parts.push(space);
    }
  }
}

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text of an element on one line, without the inner elements that are left out. */
export function textOf(element: HtmlElement, isLeft: Test): string {
  const parts: string[] = [];
  collect(element, isLeft, () => false, parts);
  return oneLine(parts.join(''));
}

/** The same for a cell, whose parts may stand under each other with nothing between them in the text. */
export function cellTextOf(element: HtmlElement, isLeft: Test): string {
  const parts: string[] = [];
  collect(element, isLeft, ({ name }) => apart.has(name), parts);
  // A span around a word keeps the full stop behind it.
  return oneLine(parts.join('')).replace(/ (?=[.,;:!?)](?:\s|$))/g, '');
}
