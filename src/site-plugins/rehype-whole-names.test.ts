import { expect, it } from 'vitest';
import { rehypeWholeNames } from './rehype-whole-names';

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  children?: Node[];
}

const shown = ({ tagName, value, children = [] }: Node): string =>
  value ?? (tagName === 'span' ? `[${children.map(shown).join('')}]` : children.map(shown).join(''));

function written(value: string, tagName = 'p'): string {
  const tree: Node = { type: 'root', children: [{ type: 'element', tagName, children: [{ type: 'text', value }] }] };
  rehypeWholeNames()(tree);
  return shown(tree);
}

it.each([
  ['Run UC-H1, UC-H10 and UC-C5.', 'Run [UC-H1], [UC-H10] and [UC-C5].'],
  ['2021-05-13', '[2021-05-13]'],
  ['UC-H12 Withdraw within 14 days', '[UC-H12] Withdraw within 14 days'],
  ['A well-known word, 4444-2222 and xUC-H1', 'A well-known word, 4444-2222 and xUC-H1'],
])('keeps ids and dates on one line, and no other word: %s', (value, expected) => {
  expect(written(value)).toBe(expected);
});

it('leaves code as it is', () => {
  expect(written('2021-12-13', 'code')).toBe('2021-12-13');
});
