import { describe, expect, it } from 'vitest';
import { processorMs } from '../../tests/support/processor-time';
import { createFinder } from './finder';
import type { SearchKind, SearchRecord } from './record';

const record = (kind: SearchKind, title: string, text = '', names: string[] = [], page = 'A page'): SearchRecord => ({
  kind,
  title,
  page,
  names,
  text,
  route: `/docs/${kind}#${title}`,
});

const records = [
  record('page', 'Refunds', 'Give captured money back to the shopper.'),
  record('page', 'Shipping', 'How parcels leave your warehouse.\nA parcel may be lost.'),
  record('operation', 'Create a refund', 'Send one of amount, percent and items.', ['POST /refunds', 'createRefunds']),
  record('operation', 'List refunds', 'Newest first.', ['GET /refunds', 'listRefunds']),
  record('term', 'Store', 'A shop of one client.', ['End site', 'Client implementation']),
  record('term', 'Strong customer authentication', 'Two proofs of who pays.', ['SCA', '3-D Secure']),
  record('field', 'upstreamId', 'Your own id.', [], 'Orders: calls and fields'),
  record('field', 'upstreamId', 'Your own id.\nAn id for tracing.', [], 'Checkouts: calls and fields'),
  record('page', 'Discounts', 'Lower the price of a line.'),
  record('page', 'Germany', 'What a shop needs there.'),
  record('section', 'Order button', 'Write what it costs.', [], 'Germany'),
  record('section', 'Order button', 'Write what it does.', [], 'Walk-through'),
];

const find = await createFinder(records);
const first = (asked: string) => {
  const hit = find(asked).hits[0];
  return hit && `${hit.title.join('')} | ${hit.page}`;
};

describe('a search', () => {
  it.each([
    ['POST /refunds', 'Create a refund | A page'],
    ['createRefunds', 'Create a refund | A page'],
    ['create a refund', 'Create a refund | A page'],
    ['refund', 'Refunds | A page'],
    ['end sites', 'Store | A page'],
    ['3d secure', 'Strong customer authentication | A page'],
    ['who is the client of an end site', 'Store | A page'],
    ['coupon', 'Discounts | A page'],
    ['shiping', 'Shipping | A page'],
    ['lost parcels', 'Shipping | A page'],
    ['order button germany', 'Order button | Germany'],
    ['upstreamid', 'upstreamId | Checkouts: calls and fields'],
  ])('for %s finds %s first', (asked, title) => {
    expect(first(asked)).toBe(title);
  });

  it('goes on without a word that stands nowhere, and says which', () => {
    const { hits, missing } = find('refunds zzzqqq');
    expect(hits[0]?.title.join('')).toBe('Refunds');
    expect(missing).toEqual(['zzzqqq']);
  });

  it('finds nothing for nothing like a word', () => {
    expect(find('zzzqqq').hits).toEqual([]);
    expect(find(' / ').hits).toEqual([]);
    expect(find('').hits).toEqual([]);
  });

  it('answers a pasted page as quickly as a question', () => {
    for (const pasted of ['a'.repeat(100_000), 'refund '.repeat(20_000), '/'.repeat(50_000), 'a.'.repeat(50_000)])
      expect(processorMs(() => find(pasted))).toBeLessThan(500);
  });

  it('keeps no kind and no page from the others', async () => {
    const fields = Array.from({ length: 40 }, (_, at) => record('field', 'currency', '', [], `Page ${at}`));
    const crowded = await createFinder([...fields, record('section', 'Amounts', 'Each has a currency.')]);
    const kinds = crowded('currency').hits.map(({ kind }) => kind);
    expect(kinds.slice(0, 4)).toEqual(['field', 'field', 'field', 'section']);
    expect(kinds).toHaveLength(14);
  });
});
