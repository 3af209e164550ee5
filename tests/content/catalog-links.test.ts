import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/catalog/load/catalog';
import type { Operation } from '../../src/catalog/load/glossary-links';
import { linkProblems } from '../../src/catalog/load/link';
import { readPages } from '../../src/catalog/load/pages';
import { describeProblem } from '../../src/catalog/load/problem';
import { indexEntries } from '../../src/catalog/load/records';
import { readReference } from '../../src/catalog/load/reference';
import { catalogSearchRecords } from '../../src/catalog/load/search-records';
import { readSources } from '../../src/catalog/load/sources';

const root = process.cwd();
const { tables } = readReference(root);
const rows = (name: string) => tables.find((table) => table.name === name)?.rows ?? [];
const sources = readSources(root);
const operations = rows('endpoints') as unknown as Operation[];
const pages = readPages(join(root, 'docs'));
const catalog = buildCatalog(sources, pages, operations);
const reference = { errorCodes: rows('error-codes'), eventTypes: rows('event-types') };

describe('the catalog is linked', () => {
  it('every reference leads somewhere', () => {
    const names = {
      endpoints: operations.map(({ endpoint }) => endpoint),
      eventTypes: rows('event-types').map((row) => String(row.type)),
    };
    expect(linkProblems(sources, names).map(describeProblem)).toEqual([]);
  });

  it('no two records share an id or an address', () => {
    const records = catalogSearchRecords(catalog, reference);
    const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index);
    const ids = records.filter(({ kind }) => kind !== 'term' && kind !== 'requirement');
    expect(repeated(ids.map(({ names: [id], title }) => id ?? title))).toEqual([]);
    expect(repeated(catalog.glossary.map(({ id }) => id))).toEqual([]);
    expect(repeated(records.map(({ route }) => route))).toEqual([]);
  });

  it('the index knows every item, term, use case, error code and event type', () => {
    const index = indexEntries(catalog, reference, pages);
    expect(index['orders.from-checkout-id']).toEqual({
      kind: 'item',
      title: 'When the shopper submits, do you create the order from the checkout id?',
      route: '/docs/checklists/checkouts-payment-sources-and-orders#orders-from-checkout-id',
    });
    expect(index.refund?.route).toBe('/docs/glossary#refund');
    expect(index['UC-A1']?.route).toBe('/docs/use-cases/catalog#uc-a1');
    expect(index['create-order-failed']?.route).toBe('/docs/reference/errors#create-order-failed');
    expect(index['order.credit_memo.created']?.route).toBe('/docs/events/types#order-credit-memo-created');
  });

  it('terms know the items and operations they belong to', () => {
    const term = (id: string) => catalog.glossary.find((entry) => entry.id === id);
    expect(term('upstream-identifier')?.items).toContain('checkouts.upstream-id');
    expect(term('sku')?.operations).toContain('upsertSkus');
    expect(term('refund')?.operations).toEqual(expect.arrayContaining(['createRefunds', 'listRefunds']));
  });

  it('the coverage has a row for every item, and names those that no use case proves', () => {
    const items = catalog.checklists.flatMap((checklist) => checklist.items);
    expect(catalog.coverage.map((row) => row.item)).toEqual(items.map((item) => item.id));
    const proved = new Set(
      catalog.useCaseGroups.flatMap((group) => group.useCases.flatMap((useCase) => useCase.proves)),
    );
    const without = catalog.coverage.filter((row) => row.useCases.length === 0).map((row) => row.item);
    expect(without).toEqual(items.map((item) => item.id).filter((id) => !proved.has(id)));
  });

  it('no text speaks of where it was copied from', () => {
    const texts = catalog.checklists.flatMap((checklist) =>
      checklist.items.map((item) =>
        [item.question, item.levelBasis, ...item.standard, item.verification.rule ?? ''].join(' '),
      ),
    );
    expect(texts.filter((text) => /\bsource says\b|pass-support|final\(checkout\)/i.test(text))).toEqual([]);
  });
});
