interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

/** Ids of use cases and dates. A browser would break them after a hyphen. */
const whole = /\b(UC-[A-Z]\d+|\d{4}-\d{2}-\d{2})\b/;

/** Keeps ids of use cases and dates in the words of a page on one line. Code has its own rules. */
export function rehypeWholeNames() {
  return (tree: HtmlNode) => visit(tree);
}

function visit(node: HtmlNode): void {
  if (node.tagName === 'code' || node.tagName === 'pre' || !node.children) return;
  node.children = node.children.flatMap((child) => {
    visit(child);
    return child.type === 'text' ? keepWhole(child) : [child];
  });
}

function keepWhole(text: HtmlNode): HtmlNode[] {
  const parts = (text.value ?? '').split(whole);
  if (parts.length === 1) return [text];
  return parts.flatMap((value, index): HtmlNode[] => {
    if (value === '') return [];
    const part = { type: 'text', value };
    return index % 2 === 0
      ? [part]
      : [{ type: 'element', tagName: 'span', properties: { className: ['whole'] }, children: [part] }];
  });
}
