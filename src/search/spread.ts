import type { SearchKind, SearchRecord } from './record';

/** So many of a kind are shown while others wait: sixty fields called `currency` would hide the page about it. */
const most: Partial<Record<SearchKind, number>> = {
  section: 6,
  operation: 5,
  term: 4,
  'event-type': 5,
  'error-code': 5,
  item: 4,
  'use-case': 4,
  requirement: 4,
  model: 2,
  field: 3,
  row: 4,
};
const mostOfPage = 3;

/** Records that stand together on one page by their nature. */
const lists: ReadonlySet<SearchKind> = new Set(['event-type', 'error-code', 'item', 'term', 'use-case', 'requirement']);

const pageOf = (route: string) => route.split('#')[0] ?? route;

/** The first of a ranked list, with no kind and no page in the way of the others; what had to wait fills what is left. */
export function spread<Ranked extends { record: SearchRecord }>(ranked: readonly Ranked[], limit: number): Ranked[] {
  const counts = new Map<string, number>();
  const chosen: Ranked[] = [];
  const waiting: Ranked[] = [];
  for (const one of ranked) {
    if (chosen.length === limit) break;
    const { kind, route } = one.record;
    const keys = [`kind ${kind}`, `page ${pageOf(route)}`] as const;
    const [ofKind, ofPage] = keys.map((key) => counts.get(key) ?? 0);
    const isFull = (ofKind ?? 0) >= (most[kind] ?? limit) || (!lists.has(kind) && (ofPage ?? 0) >= mostOfPage);
    if (isFull) {
      if (waiting.length < limit) waiting.push(one);
      continue;
    }
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    chosen.push(one);
  }
  return [...chosen, ...waiting].slice(0, limit);
}
