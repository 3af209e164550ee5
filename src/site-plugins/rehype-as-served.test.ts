import { describe, expect, it } from 'vitest';
import { rehypeAsServed } from './rehype-as-served';

interface Node {
  type: string;
  tagName?: string;
  name?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

const tag = (tagName: string, ...children: Node[]): Node => ({ type: 'element', tagName, properties: {}, children });
const component = (name: string, ...children: Node[]): Node => ({ type: 'mdxJsxTextElement', name, children });
const link = () => tag('a');

function isMarked(part: Node): boolean {
  rehypeAsServed()({ type: 'root', children: [part] });
  return part.properties?.['data-served'] === '';
}

describe('a part of a page stays as it is served', () => {
  it.each([
    ['a table of names', tag('table', tag('tr', tag('td', tag('code'))))],
    ['a table with links and a call', tag('table', tag('td', link(), component('Endpoint')))],
    ['a list of links', tag('ul', tag('li', link()), tag('li', component('a')))],
    ['a paragraph with two links', tag('p', link(), component('TryOperation'))],
  ])('%s', (_what, part) => {
    expect(isMarked(part)).toBe(true);
  });
});

describe('a part of a page is taken over', () => {
  it.each([
    ['a table with a term, which shows its definition', tag('table', tag('td', component('Term')))],
    ['a list with code, which can be copied', tag('ol', tag('li', link(), link(), tag('pre', tag('code'))))],
    ['a list with a widget', tag('ul', tag('li', link(), link(), component('Runnable')))],
    ['a paragraph with one link', tag('p', link())],
  ])('%s', (_what, part) => {
    expect(isMarked(part)).toBe(false);
  });
});
