import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReference } from '../../src/catalog/load/reference';
import { readSources } from '../../src/catalog/load/sources';

const root = process.cwd();

interface ExpectedCatalog {
  checklists: Record<string, string[]>;
  terms: string[];
  storefrontPages: Record<string, string[]>;
  useCases: string[];
  process: {
    phases: string[];
    lane: string;
    severities: number;
    priorities: number;
    questionGroups: number;
    flowcharts: number;
  };
  complianceTopics: { count: number; announced: number[] };
}

interface ExpectedReference {
  eventTypes: string[];
  errorCodes: Record<string, string[]>;
  taxCodes: string[];
  countries: Record<string, string>;
  operations: string[];
  eccns: string[];
  apiLocales: string[];
  browserLocales: string[];
}

function expected<T>(name: string): T {
  return JSON.parse(readFileSync(join(root, 'tests/content', name), 'utf8')) as T;
}

/** Names what is missing and what nobody announced: an empty pair means complete. */
function compare(actual: readonly string[], wanted: readonly string[]) {
  return {
    missing: wanted.filter((id) => !actual.includes(id)),
    extra: actual.filter((id) => !wanted.includes(id)),
  };
}

const nothing = { missing: [], extra: [] };
const sources = readSources(root);
const catalog = expected<ExpectedCatalog>('expected-catalog.json');

describe('the catalog is complete', () => {
  it('every file is valid', () => {
    expect(sources.problems).toEqual([]);
  });

  it('has the checklists with all their items', () => {
    const wanted = Object.keys(catalog.checklists);
    expect(
      compare(
        sources.checklists.map(({ value }) => value.id),
        wanted,
      ),
    ).toEqual(nothing);
    for (const { value } of sources.checklists) {
      const ids = value.items.map((item) => item.id);
      expect(compare(ids, catalog.checklists[value.id] ?? []), value.id).toEqual(nothing);
    }
  });

  it('marks the supplementary items, and only those', () => {
    const items = sources.checklists.flatMap(({ value }) =>
      value.items.map((item) => ({ ...item, checklist: value.id })),
    );
    expect(items.filter((item) => Boolean(item.supplementary) !== (item.checklist === 'supplementary'))).toEqual([]);
  });

  it('has a list for each of the three product data models: nine rows in all', () => {
    const products = sources.checklists.find(({ value }) => value.id === 'products-and-skus')?.value;
    const rows = (products?.items ?? []).flatMap((item) => item.dataModels ?? []);
    expect(products?.dataModels?.map((model) => model.id)).toEqual([
      'skus-only',
      'skus-with-groups',
      'product-details-with-groups',
    ]);
    expect(rows).toHaveLength(9);
  });

  it('has all glossary terms', () => {
    const ids = sources.glossary.flatMap(({ value }) => value.terms.map((term) => term.id));
    expect(compare(ids, catalog.terms)).toEqual(nothing);
  });

  it('has all use cases, each in the file of its group', () => {
    const ids = sources.useCases.flatMap(({ value }) => value.useCases.map((useCase) => useCase.id));
    expect(compare(ids, catalog.useCases)).toEqual(nothing);
    const astray = sources.useCases.flatMap(({ value }) =>
      value.useCases.filter((useCase) => useCase.id[3] !== value.id),
    );
    expect(astray).toEqual([]);
  });

  it('marks the four use cases that the provider publishes', () => {
    const published = sources.useCases.flatMap(({ value }) => value.useCases.filter((useCase) => useCase.published));
    expect(published.map((useCase) => useCase.id).sort()).toEqual(['UC-A1', 'UC-A2', 'UC-C1', 'UC-C2']);
  });

  it('has the whole certification process', () => {
    const process = sources.process[0]?.value;
    expect(process?.phases.map((phase) => phase.id)).toEqual(catalog.process.phases);
    expect(process?.complianceLane.id).toBe(catalog.process.lane);
    expect(process?.securityQuestionnaire).toHaveLength(catalog.process.questionGroups);
    expect(process?.flowcharts).toHaveLength(catalog.process.flowcharts);
  });

  it('has the compliance topics, and knows which are announced', () => {
    const topics = sources.compliance.map(({ value }) => value).sort((a, b) => a.number - b.number);
    expect(topics.map((topic) => topic.number)).toEqual(
      Array.from({ length: catalog.complianceTopics.count }, (_, index) => index + 1),
    );
    expect(topics.filter((topic) => topic.announced).map((topic) => topic.number)).toEqual(
      catalog.complianceTopics.announced,
    );
  });

  it('has the storefront pages with all their displays', () => {
    const pages = sources.storefront.flatMap(({ value }) => value.pages);
    expect(pages.map((page) => page.id)).toEqual(Object.keys(catalog.storefrontPages));
    for (const page of pages) {
      const ids = page.displays.map((display) => display.id);
      expect(compare(ids, catalog.storefrontPages[page.id] ?? []), page.id).toEqual(nothing);
    }
  });
});

describe('the reference data is complete', () => {
  const { tables, problems } = readReference(root);
  const wanted = expected<ExpectedReference>('expected-reference.json');
  const rows = (name: string) => tables.find((table) => table.name === name)?.rows ?? [];
  const column = (name: string, field: string) => rows(name).map((row) => String(row[field]));

  it('every table is valid', () => {
    expect(problems).toEqual([]);
  });

  it('has all 128 event types', () => {
    const listed = rows('event-types').filter((row) => row.unlisted !== true);
    expect(
      compare(
        listed.map((row) => String(row.type)),
        wanted.eventTypes,
      ),
    ).toEqual(nothing);
    expect(wanted.eventTypes).toHaveLength(128);
  });

  it('has all error codes, listed and unlisted', () => {
    const codes = Object.values(wanted.errorCodes).flat();
    expect(compare(column('error-codes', 'code'), codes)).toEqual(nothing);
    expect(rows('error-codes').filter((row) => (row.origins as string[]).includes('reference'))).toHaveLength(70);
  });

  it.each([
    ['tax-codes', 'code', wanted.taxCodes],
    ['countries', 'code', Object.keys(wanted.countries)],
    ['eccns', 'code', wanted.eccns],
    ['locales', 'code', [...wanted.apiLocales, ...wanted.browserLocales]],
  ])('%s has every row', (name, field, ids) => {
    expect(compare(column(name, field), ids)).toEqual(nothing);
  });

  it('has all 126 published operations', () => {
    expect(compare(column('endpoints', 'endpoint'), wanted.operations).missing).toEqual([]);
    expect(wanted.operations).toHaveLength(126);
  });

  it('gives every country its currency, and every currency stands in its own table', () => {
    const pairs = Object.fromEntries(rows('countries').map((row) => [row.code, row.currency]));
    expect(pairs).toEqual(wanted.countries);
    expect(compare(column('currencies', 'code'), Object.values(wanted.countries))).toEqual(nothing);
  });

  it('marks 27 EU members and 62 US tax authorities', () => {
    expect(rows('countries').filter((row) => row.eu === true)).toHaveLength(27);
    expect(rows('us-tax-authorities')).toHaveLength(62);
  });
});
