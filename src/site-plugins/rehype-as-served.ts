interface HtmlNode {
  type: string;
  tagName?: string;
  /** Of a component. */
  name?: string | null;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

/** Parts of a page that `AsServed` may stand for (src/theme/MDXComponents.tsx). */
const parts = new Set(['ol', 'p', 'table', 'ul']);

/** Components that are plain HTML, and links. */
const plainComponents = new Set(['Endpoint', 'Field', 'Level', 'Origin', 'TryOperation', 'a']);

/** With fewer links React has less to do than to keep such a part apart. */
const fewestLinks = 2;

/**
 * Marks tables, lists and paragraphs that hold links at most: they may stay as the server drew them. One with a component
 * in it that answers to a reader, such as a term that shows its definition, is left as it is.
 */
export function rehypeAsServed() {
  return (tree: HtmlNode) => visit(tree);
}

function visit(node: HtmlNode): void {
  const isPart = parts.has(node.tagName ?? '');
  if (isPart && !holdsWidget(node) && (node.tagName === 'table' || links(node) >= fewestLinks))
    node.properties = { ...node.properties, 'data-served': '' };
  else for (const child of node.children ?? []) visit(child);
}

function holdsWidget({ type, name, tagName, children = [] }: HtmlNode): boolean {
  const isComponent = /^mdxJsx/.test(type) && !plainComponents.has(name ?? '');
  return isComponent || type === 'mdxTextExpression' || tagName === 'pre' || children.some(holdsWidget);
}

function links({ tagName, name, children = [] }: HtmlNode): number {
  const own = tagName === 'a' || name === 'a' || name === 'TryOperation' ? 1 : 0;
  return children.reduce((sum, child) => sum + links(child), own);
}
