/** A built page's elements as a tree that becomes Markdown: without what only a browser can use. */
import type { HtmlElement } from '../search/html';

/** hast, as `hast-util-to-mdast` takes it. */
export interface TreeElement {
  type: 'element';
  tagName: string;
  properties: Record<string, string | string[]>;
  children: TreeNode[];
}
export type TreeNode = TreeElement | { type: 'text'; value: string } | { type: 'comment'; value: string };

/** What a page says in place of an element that it leaves out, given the element's `data-markdown`. */
export type TextOfWidget = (name: string) => string | undefined;

interface Reading {
  /** An address of a page as the Markdown spells it. */
  readonly link: (href: string) => string;
  readonly widget: TextOfWidget;
}

/** Controls, pictures drawn by scripts, and what is there for the eye alone. `wbr` would become a character of no width. */
const dropped = new Set(
  'script style svg template noscript button input select textarea label form search fieldset dialog wbr'.split(' '),
);

function isDropped({ name, attribs }: HtmlElement): boolean {
  const { class: names = '', role, 'aria-hidden': hidden, 'aria-label': said = '' } = attribs;
  return (
    dropped.has(name) ||
    hidden === 'true' ||
    role === 'status' ||
    ('data-loading' in attribs && said === '') ||
    names.includes('hash-link') ||
    said.startsWith('Link to this row')
  );
}

const element = (tagName: string, children: TreeNode[], properties: TreeElement['properties'] = {}): TreeElement => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string): TreeNode => ({ type: 'text', value });

function textOfCode(node: HtmlElement): string {
  const parts = node.children.map((child) => {
    if (child.type === 'text') return child.data;
    if (child.type !== 'tag') return '';
    return child.name === 'br' ? '\n' : textOfCode(child);
  });
  return parts.join('');
}

function codeBlock(code: string, language: string | undefined): TreeElement {
  const properties: TreeElement['properties'] = language === undefined ? {} : { className: [`language-${language}`] };
  return element('pre', [element('code', [text(code)], properties)]);
}

/** Inline elements side by side have nothing between them but their margins. */
const inline = new Set(['span', 'a', 'strong', 'em', 'code']);
const isApart = (one: TreeNode | undefined, other: TreeNode) =>
  one?.type === 'element' && other.type === 'element' && inline.has(one.tagName) && inline.has(other.tagName);

function childrenOf(node: HtmlElement, reading: Reading): TreeNode[] {
  const children: TreeNode[] = [];
  for (const child of node.children) {
    const made = child.type === 'text' ? text(child.data) : child.type === 'tag' ? treeOf(child, reading) : undefined;
    if (made === undefined) continue;
    if (isApart(children.at(-1), made)) children.push(text(' '));
    children.push(made);
  }
  return children;
}

/** A cell on a narrow screen repeats its header. */
function withoutLabel(cell: HtmlElement, children: TreeNode[]): TreeNode[] {
  const [label] = cell.children;
  const isLabel = cell.name === 'td' && label?.type === 'tag' && /^label_/.test(label.attribs.class ?? '');
  return isLabel ? children.slice(1) : children;
}

function special(node: HtmlElement, reading: Reading): TreeNode | undefined {
  const { 'data-markdown': widget, 'data-diagram': diagram, class: names = '', 'aria-label': said } = node.attribs;
  // A widget that has nothing to show before it has loaded is named.
  if ('data-loading' in node.attribs) return element('p', [element('em', [text(`On the page: ${said}.`)])]);
  if (widget !== undefined) return { type: 'comment', value: reading.widget(widget) ?? '' };
  if (diagram !== undefined) return codeBlock(diagram, 'mermaid');
  if (node.name === 'pre') return codeBlock(textOfCode(node), /language-(\w+)/.exec(names)?.[1]);
  // Where a statement comes from stands behind it.
  if (/^origin_/.test(names)) return element('span', [text(' ('), ...childrenOf(node, reading), text(')')]);
  return undefined;
}

/** @returns undefined for what is left out */
export function treeOf(node: HtmlElement, reading: Reading): TreeNode | undefined {
  if (isDropped(node)) return undefined;
  const made = special(node, reading);
  if (made) return made;
  const children = withoutLabel(node, childrenOf(node, reading));
  const { href, colspan, src, alt = '' } = node.attribs;
  if (node.name === 'a') return element('a', children, href === undefined ? {} : { href: reading.link(href) });
  if (node.name === 'img') return element('img', [], { src: src ?? '', alt });
  // Markdown's tables have no captions: it stands above, as a line of its own.
  if (node.name === 'table') return captioned(children);
  return element(node.name, children, colspan === undefined ? {} : { colSpan: colspan });
}

function captioned(children: TreeNode[]): TreeElement {
  const caption = children.find((child) => child.type === 'element' && child.tagName === 'caption');
  const table = element(
    'table',
    children.filter((child) => child !== caption),
  );
  if (caption?.type !== 'element') return table;
  return element('div', [element('p', [element('strong', caption.children)]), table]);
}
