import { join } from 'node:path';
import { buildCatalog, type Catalog } from '../../src/catalog/load/catalog';
import { citationProblems } from '../../src/catalog/load/citation-links';
import type { Operation } from '../../src/catalog/load/glossary-links';
import { type KnownNames, linkProblems } from '../../src/catalog/load/link';
import { type Page, readPages } from '../../src/catalog/load/pages';
import { ContentError } from '../../src/catalog/load/problem';
import { indexEntries } from '../../src/catalog/load/records';
import { type ReferenceData, type Row, readReference } from '../../src/catalog/load/reference';
import { catalogSearchRecords } from '../../src/catalog/load/search-records';
import { compareSources } from '../../src/catalog/load/source-comparison';
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
  writeGeneratedJson('catalog/changes.json', catalog.changes);
  if (catalog.process) writeGeneratedJson('catalog/process.json', catalog.process);
  writeGeneratedJson('catalog/compliance.json', catalog.topics);
  for (const topic of catalog.topics) writeGeneratedJson(`catalog/compliance/${topic.id}.json`, topic);
  for (const sheet of catalog.countrySheets) writeGeneratedJson(`catalog/countries/${sheet.id}.json`, sheet);
  if (catalog.duties) {
    const { rows, ...places } = catalog.duties;
    writeGeneratedJson('catalog/duties.json', rows);
    writeGeneratedJson('catalog/places.json', places);
  }
  writeGeneratedJson('catalog/pages.json', catalog.storefrontPages);
  const reference = { errorCodes: rowsOf(tables, 'error-codes'), eventTypes: rowsOf(tables, 'event-types') };
  writeGeneratedJson('catalog/index.json', indexEntries(catalog, reference, pages));
  writeGeneratedJson('search-records.json', catalogSearchRecords(catalog, reference));
}

/** Calls and event types that the catalog may name; null while a table that holds them has a problem of its own. */
function knownNames({ tables, problems }: ReturnType<typeof readReference>): KnownNames | null {
  if (problems.length > 0) return null;
  return {
    endpoints: rowsOf(tables, 'endpoints').map((row) => String(row.endpoint)),
    eventTypes: rowsOf(tables, 'event-types').map((row) => String(row.type)),
  };
}

/** Validates and links the catalog, writes what is sound, and then throws if anything is not. */
export function generateCatalog(): void {
  const reference = readReference(root);
  const sources = readSources(root);
  const names = knownNames(reference);
  const pages = readPages(join(root, 'docs'));
  const operations = rowsOf(reference.tables, 'endpoints') as unknown as Operation[];
  writeCatalog(buildCatalog(sources, pages, operations), pages, reference.tables);
  writeGeneratedJson('catalog/source-comparison.json', compareSources(root, pages));
  if (sources.problems.length > 0) throw new ContentError(sources.problems);
  // Links are followed only when every file is sound: a file that is left out would make each link to it look wrong.
  const problems = [...citationProblems(root), ...(names === null ? [] : linkProblems(sources, names))];
  if (problems.length > 0) throw new ContentError(problems);
}
