/**
 * What the ledger keeps of an answer. A page of large objects can have megabytes, and each read of it would add as much to
 * the data file: of such a list the ledger keeps the first entries, and says how many there were.
 */
import { redactBody } from '../../ledger/redact';

/** Characters of JSON that the entries of a list may take up in the ledger. */
const keptCharacters = 100_000;

function isList(body: object | null): body is { data: readonly unknown[] } {
  return body !== null && Array.isArray((body as { data?: unknown }).data);
}

/** As many entries from the front as fit; the first one stays, however large it is. */
function entriesThatFit(entries: readonly unknown[]): readonly unknown[] {
  let used = 0;
  const tooMany = entries.findIndex((entry) => {
    used += JSON.stringify(entry).length;
    return used > keptCharacters;
  });
  return tooMany === -1 ? entries : entries.slice(0, Math.max(1, tooMany));
}

/** An answer without secrets, as the ledger keeps it. A list that was cut tells so in `entriesInAll`. */
export function keptAnswer(body: object | null): unknown {
  if (!isList(body)) return redactBody(body);
  const kept = entriesThatFit(body.data);
  if (kept.length === body.data.length) return redactBody(body);
  return redactBody({ ...body, data: kept, entriesInAll: body.data.length });
}
