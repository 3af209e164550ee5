import type { Hit } from '../../search/finder';

/** A line of the list: a hit, or the second way that a hit offers. */
export interface Entry {
  readonly hit: Hit;
  readonly route: string;
  readonly isTry: boolean;
}

/** Where an operation of the API reference is tried; null for whatever has no such place. */
export function playgroundRoute({ kind, route }: Pick<Hit, 'kind' | 'route'>): string | null {
  const [, docs, operationId] = /^(.*\/docs)\/reference\/api\/[^#]+#(\w+)$/.exec(route) ?? [];
  return kind === 'operation' && operationId ? `${docs}/playground#/${operationId}` : null;
}

/** Links within an option can be reached by no keyboard, so the second way stands as an option of its own. */
export function entriesOf(hits: readonly Hit[]): Entry[] {
  return hits.flatMap((hit): Entry[] => {
    const tried = playgroundRoute(hit);
    const found = { hit, route: hit.route, isTry: false };
    return tried === null ? [found] : [found, { hit, route: tried, isTry: true }];
  });
}
