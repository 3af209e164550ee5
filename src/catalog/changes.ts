import type { CatalogChange } from './types';

/** Ids that a change ends. */
export function endedBy(change: CatalogChange): readonly string[] {
  if (change.kind === 'revised') return [];
  return change.kind === 'merged' ? change.items : [change.item];
}

/** Ids under which they go on. */
export function goesOnAs(change: CatalogChange): readonly string[] {
  if (change.kind === 'superseded') return [change.by];
  return change.kind === 'split' || change.kind === 'merged' ? [change.into].flat() : [];
}
