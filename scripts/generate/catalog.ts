import { join } from 'node:path';
import { buildCatalog, type Catalog } from '../../src/catalog/load/catalog';
import type { Operation } from '../../src/catalog/load/glossary-links';
import { linkProblems } from '../../src/catalog/load/link';
import { type Page, readPages } from '../../src/catalog/load/pages';
import { ContentError } from '../../src/catalog/load/problem';
import { indexEntries, searchRecords } from '../../src/catalog/load/records';
import { type ReferenceData, type Row, readReference } from '../../src/catalog/load/reference';
import { readSources } from '../../src/catalog/load/sources';
import { root, writeGeneratedJson } from './write';

function rowsOf(tables: ReferenceData[], name: string): Row[] {
  return tables.find((table) => table.name === name)?.rows ?? [];
}

function writeCatalog(catalog: Catalog, pages: Page[], tables: ReferenceData[]): void {
  for (const checklist of catalog.checklists) writeGeneratedJson(`catalog/checklists/${checklist.id}.json`, checklist);
  writeGeneratedJson(
    'catalog/checklists/index.json',
    catalog.checklists.map(({ items, ...checklist }) => ({ ...checklist, count: items.length })),
  );
  writeGeneratedJson('catalog/glossary.json', catalog.glossary);
  writeGeneratedJson('catalog/use-cases.json', catalog.useCaseGroups);
  for (const group of catalog.useCaseGroups) writeGeneratedJson(`catalog/use-cases/${group.id}.json`, group);
  writeGeneratedJson('catalog/coverage.json', catalog.coverage);
  if (catalog.process) writeGeneratedJson('catalog/process.json', catalog.process);
  writeGeneratedJson('catalog/compliance.json', catalog.topics);
  for (const topic of catalog.topics) writeGeneratedJson(`catalog/compliance/${topic.id}.json`, topic);
  writeGeneratedJson('catalog/pages.json', catalog.storefrontPages);
  const reference = { errorCodes: rowsOf(tables, 'error-codes'), eventTypes: rowsOf(tables, 'event-types') };
  writeGeneratedJson('catalog/index.json', indexEntries(catalog, reference, pages));
  writeGeneratedJson('search-records.json', searchRecords(catalog, reference));
}

/** Validates and links the catalog, writes what is sound, and then throws if anything is not. */
export function generateCatalog(): void {
  const { tables } = readReference(root);
  const sources = readSources(root);
  const endpoints = rowsOf(tables, 'endpoints') as unknown as Operation[];
  const names = {
    endpoints: endpoints.map(({ endpoint }) => endpoint),
    eventTypes: rowsOf(tables, 'event-types').map((row) => String(row.type)),
  };
  const problems = [...sources.problems, ...linkProblems(sources, names)];
  const pages = readPages(join(root, 'docs'));
  writeCatalog(buildCatalog(sources, pages, endpoints), pages, tables);
  if (problems.length > 0) throw new ContentError(problems);
}
