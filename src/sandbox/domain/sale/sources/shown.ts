/** How much of a source others show. */
import type { SavedSource, Source, SourceSummary } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';

/** For checkouts, orders and their events. */
export function summaryOf(source: SavedSource): SourceSummary {
  const { id, type, amount, owner } = source;
  const block = (source as unknown as Readonly<Record<string, unknown>>)[type];
  return withoutUndefined({ id, type, amount, owner, [type]: block });
}

/** For customers and events of the source itself. */
export function withoutSecret({ clientSecret: _, ...source }: Source): SavedSource {
  return source;
}
