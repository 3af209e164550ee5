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

interface Topic {
  readonly id: string;
  readonly title: string;
  readonly to: string;
}

interface Topics {
  readonly items: readonly Topic[];
  readonly useCases: readonly Topic[];
}

/** As many as a page shows of those that speak of calls like it. */
const ENOUGH = 3;

const address = (route: string) => route.replace('../../', '/docs/').replace('.mdx#', '#');

const topicsOf = ({ items, useCases }: Related): Topics => ({
  items: items.map(({ id, question, route }) => ({ id, title: question, to: address(route) })),
  useCases: useCases.map(({ id, title, route }) => ({ id, title, to: address(route) })),
});

/** Each topic once, in the order in which they are first named. */
const distinct = (topics: readonly Topic[]) => [...new Map(topics.map((topic) => [topic.id, topic])).values()];

const isEmpty = ({ items, useCases }: Topics) => items.length + useCases.length === 0;

/** What speaks of refused calls, whichever they are: the checklist of errors, and the use cases that prove its items. */
function ofRefusals({ checklists, useCases }: CatalogSources): Topics {
  const checklist = checklists.find(({ value }) => value.id === 'error-handling')?.value;
  const items = checklist?.items ?? [];
  const proving = useCases.flatMap(({ value: group }) =>
    group.useCases
      .map((one) => ({ ...one, proved: items.filter(({ id }) => one.proves.includes(id)).length, slug: group.slug }))
      .filter(({ proved }) => proved > 0),
  );
  return topicsOf({
    items: items.map(({ id, question }) => ({
      id,
      question,
      route: `../../checklists/error-handling.mdx#${id.replaceAll('.', '-')}`,
    })),
    useCases: proving
      .sort((a, b) => b.proved - a.proved)
      .map(({ id, title, slug }) => ({ id, title, route: `../../use-cases/${slug}.mdx#${id.toLowerCase()}` })),
  });
}

/**
 * For pages that look it up by the operation. A call that nothing names has what speaks of calls on the same resource, and
 * `isOfItsKind` says so.
 */
export function relatedByOperation(document: OpenApiDocument, catalog: CatalogSources) {
  const rows = listOperations(document).map(({ method, path, operation }) => ({
    id: operation.operationId,
    tag: operation.tags?.[0] ?? '',
    topics: topicsOf(relatedTo(catalog, `${method} ${path}`)),
  }));
  const calls = rows.flatMap(({ id, tag, topics }) => {
    if (!isEmpty(topics)) return [[id, topics] as const];
    const others = rows.filter((row) => row.tag === tag).map((row) => row.topics);
    const like = {
      isOfItsKind: true,
      items: distinct(others.flatMap(({ items }) => items)).slice(0, ENOUGH),
      useCases: distinct(others.flatMap(({ useCases }) => useCases)).slice(0, ENOUGH),
    };
    return isEmpty(like) ? [] : [[id, like] as const];
  });
  return { calls: Object.fromEntries(calls), refusals: ofRefusals(catalog) };
}
