import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { GlossaryTerm } from '../../catalog/types';
import { buildSearch, cutAtWords } from './search';

const source = new URL('../../catalog/glossary.yml', import.meta.url);
const { terms } = parse(readFileSync(source, 'utf8')) as { terms: Partial<GlossaryTerm>[] };
const blank = { aliases: [], abbreviation: null, related: [], tags: [], items: [], pages: [], operations: [] };
const glossary = terms.map((term) => ({ ...blank, ...term }) as GlossaryTerm);
const search = buildSearch(glossary);
const firstFor = (query: string) => search(query)[0]?.term.id;

describe('glossary search', () => {
  it.each([
    ['end site', 'client-implementation'],
    ['End Sites', 'client-implementation'],
    ['MOR', 'mor-sor'],
    ['merchant of record', 'mor-sor'],
    ['seller of record', 'mor-sor'],
    ['fullfilment', 'fulfillment'],
    ['fulfilment', 'fulfillment'],
    ['SKU', 'sku'],
    ['stock keeping', 'sku'],
    ['secret key', 'confidential-key'],
    ['connector', 'integration'],
    ['chargebak', 'chargeback'],
    ['upstreamId', 'upstream-identifier'],
    ['hs code', 'tariff-code'],
    ['3-D Secure', 'sca'],
    ['DDP', 'ddp'],
    ['VAT number', 'tax-identifier'],
    ['part number', 'mpn'],
    ['store', 'client-implementation'],
  ])('finds %j first as %s', (query, id) => {
    expect(firstFor(query)).toBe(id);
  });

  it('finds every term by its own name, each alias and its abbreviation', () => {
    for (const term of glossary) {
      for (const name of [term.term, ...term.aliases, term.abbreviation]) {
        if (name)
          expect(
            search(name).map((found) => found.term.id),
            `${term.id} by "${name}"`,
          ).toContain(term.id);
      }
    }
  });

  it('falls back to some of the words where no term has all', () => {
    expect(search('refund spaceship').map(({ term }) => term.id)).toContain('refund');
  });

  it('answers a pasted page as quickly as a question', () => {
    for (const pasted of ['a'.repeat(100_000), 'refund '.repeat(20_000), 'x y'.repeat(50_000)])
      expect(Array.isArray(search(pasted))).toBe(true);
  }, 2000);

  it('finds nothing for nothing like a word', () => {
    expect(search('qqqqqq')).toEqual([]);
    expect(search(' / ')).toEqual([]);
  });
});

describe('cutAtWords', () => {
  it('puts found words at odd places', () => {
    expect(cutAtWords('An order, the Order.', ['order'])).toEqual(['An ', 'order', ', the ', 'Order', '.']);
    expect(cutAtWords('order', ['order'])).toEqual(['', 'order']);
    expect(cutAtWords('reorder', ['order'])).toEqual(['reorder']);
  });

  it('loses no letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
        expect(cutAtWords(text, words).join('')).toBe(text);
      }),
    );
  });
});
