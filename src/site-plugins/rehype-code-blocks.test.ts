import { expect, test } from 'vitest';
import { rehypeCodeBlocks } from './rehype-code-blocks';

function importsOf(tagName: string): string {
  const page = {
    type: 'root',
    children: [{ type: 'element', tagName: 'ul', children: [{ type: 'element', tagName }] }],
  };
  rehypeCodeBlocks()(page);
  return JSON.stringify(page.children.filter(({ type }) => type === 'mdxjsEsm'));
}

test('a page with code brings along what draws it, a page of prose does not', () => {
  expect(importsOf('pre')).toContain('CodeBlock/Block');
  expect(importsOf('code')).toBe('[]');
});
