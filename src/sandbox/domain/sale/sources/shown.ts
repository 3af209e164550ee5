/** How much of a source others show. */
import type { SavedSource, Source, SourceSummary } from '../../../../generated/contract/types';
import { read } from '../../../../json';
import { withoutUndefined } from '../../kernel/changes';

/** For checkouts, orders and their events. */
export function summaryOf(source: SavedSource): SourceSummary {
  const { id, type, amount, owner } = source;
  return withoutUndefined({ id, type, amount, owner, [type]: read(source, type) });
}

/** For customers and events of the source itself. */
export function withoutSecret({ clientSecret: _, ...source }: Source): SavedSource {
  return source;
}
