import type { CatalogSearchRecord } from '../../catalog/types';
import type { SearchRecord } from '../../search/record';
import type { PageRecord } from './page-records';

const bare = (route: string) => route.replace(/\/?(?:#.*)?$/, '');
const anchorOf = (route: string) => route.split('#')[1] ?? '';

/** A catalog record with the page it stands on: its address as the site spells it. */
function placed(record: CatalogSearchRecord, baseUrl: string, pages: ReadonlyMap<string, SearchRecord>): SearchRecord {
  const route = baseUrl.replace(/\/$/, '') + record.route;
  return { ...record, page: pages.get(bare(route))?.title ?? '', route };
}

const addressOf = (route: string) => `${bare(route)}#${anchorOf(route)}`;

/** Rows by their anchor, once each: from the page that shows the table at once, before one that folds it away. */
function shownRows(found: readonly PageRecord[]): Set<PageRecord> {
  const byAnchor = new Map<string, PageRecord>();
  for (const record of found.filter(({ kind }) => kind === 'row')) {
    const known = byAnchor.get(anchorOf(record.route));
    if (!known || (known.isFolded && !record.isFolded)) byAnchor.set(anchorOf(record.route), record);
  }
  return new Set(byAnchor.values());
}

/**
 * All that a search can lead to, from what was found on each page. A row that a catalog record describes is left to that record; a table that several pages
 * show gives its rows once, and a call that is told on a page of its own is no row of the list of calls too.
 */
export function siteRecords(
  found: readonly PageRecord[],
  catalog: readonly CatalogSearchRecord[],
  baseUrl: string,
): SearchRecord[] {
  const pages = new Map(found.filter(({ kind }) => kind === 'page').map((page) => [bare(page.route), page]));
  const records = catalog.map((record) => placed(record, baseUrl, pages));
  const told = new Set(records.map(({ route }) => addressOf(route)));
  const calls = new Set(found.filter(({ kind }) => kind === 'operation').map(({ names: [call] }) => call));
  const rows = shownRows(found);
  const isNew = (record: PageRecord) =>
    record.kind !== 'row' || (rows.has(record) && !told.has(addressOf(record.route)) && !calls.has(record.title));
  return [...found.filter(isNew), ...records];
}
