import type { IndexEntry, RecordKind, SearchRecord } from '../types';
import type { Catalog } from './catalog';
import type { Page } from './pages';
import type { Row } from './reference';
import { routes } from './routes';

/** Rows of the reference tables that can be linked to and searched. */
export interface LinkableRows {
  errorCodes: Row[];
  eventTypes: Row[];
}

function record(kind: RecordKind, id: string, title: string, route: string, text: string): SearchRecord {
  return { id, kind, title, text, route };
}

function joined(...parts: (string | readonly string[] | null | undefined)[]): string {
  return parts
    .flatMap((part) => part ?? [])
    .filter((part) => part !== '')
    .join(' ');
}

function itemRecords({ checklists }: Catalog): SearchRecord[] {
  return checklists.flatMap(({ id: checklist, items }) =>
    items.map((item) =>
      record(
        'item',
        item.id,
        item.question,
        routes.item(checklist, item.id),
        joined(item.standard, item.endpoints, item.fields, item.events),
      ),
    ),
  );
}

function termRecords({ glossary }: Catalog): SearchRecord[] {
  return glossary.map((term) =>
    record('term', term.id, term.term, routes.term(term.id), joined(term.aliases, term.abbreviation, term.definition)),
  );
}

function caseRecords({ useCaseGroups }: Catalog): SearchRecord[] {
  return useCaseGroups.flatMap(({ slug, useCases }) =>
    useCases.map((useCase) => {
      const steps = useCase.steps.flatMap((step) => [step.call ?? '', step.text]);
      return record(
        'use-case',
        useCase.id,
        useCase.title,
        routes.caseOf(slug, useCase.id),
        joined(steps, useCase.expected),
      );
    }),
  );
}

function referenceRecords({ errorCodes, eventTypes }: LinkableRows): SearchRecord[] {
  const errors = errorCodes.map((row) => {
    const code = String(row.code);
    return record('error-code', code, code, routes.errorCode(code), joined(String(row.when), String(row.action)));
  });
  const events = eventTypes.map((row) => {
    const type = String(row.type);
    return record('event-type', type, type, routes.eventType(type), String(row.meaning));
  });
  return [...errors, ...events];
}

/** Records the site's search finds by their ids; the text of pages is indexed from the built pages. */
export function searchRecords(catalog: Catalog, reference: LinkableRows): SearchRecord[] {
  return [...itemRecords(catalog), ...termRecords(catalog), ...caseRecords(catalog), ...referenceRecords(reference)];
}

/**
 * Where each record is shown. Items, terms, use cases, error codes and event types go by their id; kinds whose ids are
 * everyday words carry the kind in front (`phase:planning`), and a page goes by its route.
 */
export function indexEntries(catalog: Catalog, reference: LinkableRows, pages: Page[]): Record<string, IndexEntry> {
  const prefixed: [string, IndexEntry][] = [
    ...pages.map((page): [string, IndexEntry] => [page.route, { kind: 'page', title: page.title, route: page.route }]),
    ...catalog.checklists.map((checklist): [string, IndexEntry] => [
      `checklist:${checklist.id}`,
      { kind: 'checklist', title: checklist.title, route: checklist.route },
    ]),
    ...[...(catalog.process?.phases ?? []), ...(catalog.process ? [catalog.process.complianceLane] : [])].map(
      (phase): [string, IndexEntry] => [
        `phase:${phase.id}`,
        { kind: 'phase', title: phase.title, route: routes.phase(phase.id) },
      ],
    ),
    ...catalog.topics.map((topic): [string, IndexEntry] => [
      `topic:${topic.id}`,
      { kind: 'compliance-topic', title: topic.title, route: routes.topic(topic.id) },
    ]),
    ...catalog.storefrontPages.map((page): [string, IndexEntry] => [
      `page:${page.id}`,
      { kind: 'storefront-page', title: page.title, route: routes.storefrontPage(page.id) },
    ]),
  ];
  const plain = searchRecords(catalog, reference).map(({ id, kind, title, route }): [string, IndexEntry] => [
    id,
    { kind, title, route },
  ]);
  return Object.fromEntries([...prefixed, ...plain]);
}
