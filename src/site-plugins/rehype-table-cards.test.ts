import { expect, it } from 'vitest';
import { rehypeTableCards } from './rehype-table-cards';

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

const text = (value: string): Node => ({ type: 'text', value });
const element = (tagName: string, ...children: Node[]): Node => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const row = (cell: string, ...values: string[]) => element('tr', ...values.map((value) => element(cell, text(value))));
const tableOf = (headers: string[], cells: string[]) =>
  element('table', element('thead', row('th', ...headers)), element('tbody', row('td', ...cells)));

function labelsOf(table: Node): unknown[] {
  rehypeTableCards()({ type: 'root', children: [table] });
  return table.children?.[1]?.children?.[0]?.children?.map((cell) => cell.properties?.['data-label']) ?? [];
}

it('names the column on every cell but the first', () => {
  expect(labelsOf(tableOf(['You see', 'Because', 'Do this'], ['400', 'A gap', 'Mend it']))).toEqual([
    undefined,
    'Because',
    'Do this',
  ]);
});

it('leaves a table of two short columns alone', () => {
  const table = tableOf(['Field', 'Meaning'], ['id', 'Yours']);
  expect(labelsOf(table)).toEqual([undefined, undefined]);
  expect(table.properties).toEqual({});
});

it('takes a table of two columns with a long name', () => {
  expect(labelsOf(tableOf(['Field', 'Meaning'], ['availableToRefundAmount', 'What is left']))).toEqual([
    undefined,
    'Meaning',
  ]);
});

it('lets a name in code break after its dots, slashes and underscores, and nowhere else', () => {
  const code = element('code', text('order.credit_memo.created'));
  rehypeTableCards()(element('table', element('tbody', element('tr', element('td', code)))));
  const parts = code.children?.map(({ tagName, value }) => (tagName === 'wbr' ? '|' : value));
  expect(parts?.join('')).toBe('order.|credit_|memo.|created');
});

it('keeps short cells and short names in code on one line', () => {
  const code = element('code', text('0.0.0.0'));
  const table = tableOf(['Option', 'Meaning'], ['--allow-origin', 'A web page that may use the secret key']);
  const [body] = table.children?.slice(1) ?? [];
  body?.children?.push(element('tr', element('td', text('Host')), element('td', text('All addresses: '), code)));
  rehypeTableCards()({ type: 'root', children: [table] });
  const cells = body?.children?.flatMap(({ children = [] }) => children) ?? [];
  expect(cells.map(({ properties }) => properties?.className)).toEqual([['whole'], undefined, ['whole'], undefined]);
  expect(code.properties).toEqual({ className: ['whole'] });
  expect(code.children).toEqual([text('0.0.0.0')]);
});

it('refuses a column without a name, and shows which table it is in', () => {
  expect(() => labelsOf(tableOf(['', 'Before', 'After'], ['Keys', 'One', 'Many']))).toThrow('|  | Before | After |');
});
