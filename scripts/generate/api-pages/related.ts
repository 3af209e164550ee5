// What of the catalog speaks of a call: checklist items and use cases, by the calls that they name.
import type { CatalogSources } from '../../../src/catalog/load/sources';
import { listOperations, type OpenApiDocument } from '../contract/document';
import { cell } from './text';

export interface Related {
  readonly items: { id: string; question: string; route: string }[];
  readonly useCases: { id: string; title: string; route: string }[];
}

/** `GET /refunds?orderId={orderId}` and `GET /refunds` are one call; so are paths that differ in the name of an id. */
const plain = (call: string) =>
  call
    .replace(/\?.*$/, '')
    .replace(/\{\w+\}/g, '{}')
    .trim();

export function relatedTo({ checklists, useCases }: CatalogSources, call: string): Related {
  const wanted = plain(call);
  return {
    items: checklists.flatMap(({ value: checklist }) =>
      checklist.items
        .filter(({ endpoints }) => endpoints.some((one) => plain(one) === wanted))
        .map(({ id, question }) => ({
          id,
          question,
          route: `../../checklists/${checklist.id}.mdx#${id.replaceAll('.', '-')}`,
        })),
    ),
    useCases: useCases.flatMap(({ value: group }) =>
      group.useCases
        .filter(({ steps }) => steps.some((step) => step.call !== null && plain(step.call) === wanted))
        .map(({ id, title }) => ({ id, title, route: `../../use-cases/${group.slug}.mdx#${id.toLowerCase()}` })),
    ),
  };
}

export function relatedLines({ items, useCases }: Related): string[] {
  const list = (title: string, links: string[]) => (links.length > 0 ? [`**${title}:** ${links.join(', ')}`, ''] : []);
  return [
    ...list(
      'Checklist',
      items.map(({ id, question, route }) => `[${id}](${route} "${question.replaceAll('"', "'")}")`),
    ),
    ...list(
      'Use cases',
      useCases.map(({ id, title, route }) => `[${id} ${cell(title)}](${route})`),
    ),
  ];
}

/** As addresses of the site, for pages that look it up by the operation. */
export function relatedByOperation(document: OpenApiDocument, catalog: CatalogSources) {
  const address = (route: string) => route.replace('../../', '/docs/').replace('.mdx#', '#');
  const rows = listOperations(document).map(({ method, path, operation }) => {
    const { items, useCases } = relatedTo(catalog, `${method} ${path}`);
    const shown = {
      items: items.map(({ id, question, route }) => ({ id, title: question, to: address(route) })),
      useCases: useCases.map(({ id, title, route }) => ({ id, title, to: address(route) })),
    };
    return [operation.operationId, shown] as const;
  });
  return Object.fromEntries(rows.filter(([, { items, useCases }]) => items.length + useCases.length > 0));
}
