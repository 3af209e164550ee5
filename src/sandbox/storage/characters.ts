/** How long records are, for pages that are bounded by it. */
import type { Placed } from './port';
import type { StoredRecord } from './records';

const known = new WeakMap<object, number>();

/** Characters of a document's JSON. Documents are never changed in place, so each is counted once. */
export function charactersOf(document: object): number {
  const before = known.get(document);
  if (before !== undefined) return before;
  const { length } = JSON.stringify(document);
  known.set(document, length);
  return length;
}

/** A page up to the record that brings it over the limit; two records are given in any case. */
export function withinCharacters(
  placed: readonly Placed<StoredRecord>[],
  limit: number | undefined,
): Placed<StoredRecord>[] {
  if (limit === undefined) return [...placed];
  const found: Placed<StoredRecord>[] = [];
  let used = 0;
  for (const { position, record } of placed) {
    const characters = charactersOf(record.document);
    found.push({ position, record, characters });
    used += characters;
    if (found.length > 1 && used > limit) break;
  }
  return found;
}
