interface HtmlNode {
  type: string;
  tagName?: string;
  children?: HtmlNode[];
  data?: unknown;
}

/** The module that draws what is around highlighted code. */
const drawsCode = '@site/src/theme/CodeBlock/Block';

const holdsCode = ({ tagName, children = [] }: HtmlNode): boolean => tagName === 'pre' || children.some(holdsCode);

const importOf = (source: string): HtmlNode => ({
  type: 'mdxjsEsm',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      body: [{ type: 'ImportDeclaration', specifiers: [], source: { type: 'Literal', value: source } }],
    },
  },
});

/**
 * Lets a page with code bring along what draws it. Where it came later than the page, React would by then have changed
 * something around the code, and would give the server's HTML up: the highlighter would be loaded and all code drawn anew.
 */
export function rehypeCodeBlocks() {
  return (tree: HtmlNode) => {
    if (holdsCode(tree)) tree.children?.unshift(importOf(drawsCode));
  };
}
