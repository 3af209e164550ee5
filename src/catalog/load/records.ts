import type { IndexEntry, RecordKind } from '../types';
import type { Catalog } from './catalog';
import type { Page } from './pages';
import type { Row } from './reference';
import { routes } from './routes';

/** Rows of the reference tables that can be linked to and searched. */
export interface LinkableRows {
  errorCodes: Row[];
  eventTypes: Row[];
}

/** The records that go by an id of their own: items, terms, use cases, error codes and event types. */
function namedEntries(catalog: Catalog, { errorCodes, eventTypes }: LinkableRows): [string, IndexEntry][] {
  const entry = (kind: RecordKind, id: string, title: string, route: string): [string, IndexEntry] => [
    id,
    { kind, title, route },
  ];
  return [
    ...catalog.checklists.flatMap(({ id: checklist, items }) =>
      items.map(({ id, question }) => entry('item', id, question, routes.item(checklist, id))),
    ),
    ...catalog.glossary.map(({ id, term }) => entry('term', id, term, routes.term(id))),
    ...catalog.useCaseGroups.flatMap(({ slug, useCases }) =>
      useCases.map(({ id, title }) => entry('use-case', id, title, routes.caseOf(slug, id))),
    ),
    ...errorCodes
      .map(({ code }) => String(code))
      .map((code) => entry('error-code', code, code, routes.errorCode(code))),
    ...eventTypes
      .map(({ type }) => String(type))
      .map((type) => entry('event-type', type, type, routes.eventType(type))),
  ];
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
  return Object.fromEntries([...prefixed, ...namedEntries(catalog, reference)]);
}
