/** Where a person is in the console: it stands in the page's address, so that a link leads there. */

export const tabs = ['timeline', 'objects', 'webhooks', 'keys', 'faults', 'snapshots'] as const;
export type Tab = (typeof tabs)[number];

export interface Place {
  readonly tab: Tab;
  /** What is looked for: an id of anything, or the number of an entry. */
  readonly id: string;
  /** Of objects that are listed. */
  readonly kind: string;
}

export const usualKind = 'order';

export function placeIn(search: string): Place {
  const query = new URLSearchParams(search);
  const named = query.get('tab');
  return {
    tab: tabs.find((tab) => tab === named) ?? 'timeline',
    id: query.get('id')?.trim() ?? '',
    kind: query.get('kind') ?? usualKind,
  };
}

/** The shortest query that leads there; empty for the beginning. */
export function searchOf({ tab, id, kind }: Partial<Place>): string {
  const query = new URLSearchParams();
  if (tab && tab !== 'timeline') query.set('tab', tab);
  if (id) query.set('id', id);
  if (tab === 'objects' && kind && kind !== usualKind) query.set('kind', kind);
  const text = query.toString();
  return text && `?${text}`;
}
