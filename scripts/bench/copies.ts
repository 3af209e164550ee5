/** Many copies of a recorded ledger, each about objects of its own. */
import type { LedgerEntry } from '../../src/ledger/types';

/** What an id looks like, wherever it stands: a UUID with or without a prefix, or digits with the tenant's number at the end. */
const id =
  /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}|\b2\d{8}0336\b|\b(sku|customer|plan|subscription)-\d+\b|\bA-\d+\b/g;

/**
 * @param recorded the ledger of one shopper's visit, oldest entry first
 * @returns copy after copy, until there are this many entries
 */
export function* copiesOf(recorded: readonly LedgerEntry[], entries: number): Generator<LedgerEntry[]> {
  const text = JSON.stringify(recorded);
  let sequence = 0;
  for (let copy = 0; sequence < entries; copy += 1) {
    const page = JSON.parse(text.replace(id, (found) => `${found}.${copy}`)) as LedgerEntry[];
    const wanted = page.slice(0, entries - sequence);
    for (const entry of wanted) {
      sequence += 1;
      entry.sequence = sequence;
    }
    yield wanted;
  }
}
