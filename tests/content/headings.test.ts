import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/catalog/load/pages';

const docs = join(process.cwd(), 'docs');

/** The headings of a page, without code blocks, anchors and numbers. */
function headingsOf(file: string): string[] {
  const text = readFileSync(join(docs, file), 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '');
  return [...text.matchAll(/^#{2,4} (?:\d+\. )?(.+?)(?: \{#[^}]+\})?$/gm)].map(([, words = '']) => words);
}

/** Says whether a heading needs the page's title to be understood: "Read it", "Create one", "States". */
function leansOnTheTitle(heading: string): boolean {
  const bare = /^(States|Fields|Types|Options|Methods|Flow|Owner|The fields|All states)$/;
  const verbAndPronoun =
    /^(How to )?[A-Z][a-z]+( [a-z]+)? (it|one|them)( (again|back|off|up|to|in|ready|safe|on)\b.*)?$/;
  const pronounAsSubject =
    /^(How|When|Where|What|Before|While|Who|Why)\b[^:]*?\b(it|they|you (need|can do about|want) (it|one))\b/;
  return bare.test(heading) || verbAndPronoun.test(heading) || pronounAsSubject.test(heading);
}

describe('a page', () => {
  it('leads with a sentence, not with a heading', () => {
    const without = readPages(docs)
      .map(({ file }) => file)
      .filter((file) => {
        const [, body = ''] = /^---\n[\s\S]*?\n---\n([\s\S]*)$/.exec(readFileSync(join(docs, file), 'utf8')) ?? [];
        return /^\s*(?:import [^\n]*\n|\{\/\*[\s\S]*?\*\/\}|\s)*#/.test(body);
      });
    expect(without).toEqual([]);
  });
});

describe('a heading', () => {
  it('says by itself what it is about, because search and screen readers show it alone', () => {
    const found = readPages(docs).flatMap(({ file }) =>
      headingsOf(file)
        .filter(leansOnTheTitle)
        .map((heading) => `${file}: ${heading}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    'Read it',
    'Create one',
    'Use it again',
    'How it ends',
    'States',
    'Keep it safe',
    'Collect it in your checkout',
  ])('that leans on the title is found: %s', (heading) => expect(leansOnTheTitle(heading)).toBe(true));

  it.each(['Create a checkout', 'One seller for one cart', 'Two lines with one SKU', 'States of a source'])(
    'that stands alone is not: %s',
    (heading) => expect(leansOnTheTitle(heading)).toBe(false),
  );
});
