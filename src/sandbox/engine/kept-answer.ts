/**
 * What the ledger keeps of an answer. A page of large objects can have megabytes, and each read of it would add as much to
 * the data file: of such a list the ledger keeps the first entries, and says how many there were.
 */
import { redactBody } from '../../ledger/redact';
import { jsonOf } from '../storage/json';

/** Characters of JSON that the entries of a list may take up in the ledger. */
const keptCharacters = 100_000;

const isListOfObjects = (value: unknown) =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);

function isList(body: object | null): body is { data: readonly object[] } {
  return body !== null && isListOfObjects((body as { data?: unknown }).data);
}

/** As many entries from the front as fit; the first one stays, however large it is. */
function entriesThatFit(entries: readonly object[]): readonly object[] {
  let used = 0;
  const tooMany = entries.findIndex((entry) => {
    used += jsonOf(entry).length;
    return used > keptCharacters;
  });
  return tooMany === -1 ? entries : entries.slice(0, Math.max(1, tooMany));
}

/** Documents are read more often than they change, and are never changed in place. */
const withoutSecrets = new WeakMap<object, object>();

function redactDocument(document: object): object {
  const known = withoutSecrets.get(document);
  if (known) return known;
  const rest = redactBody(document) as object;
  withoutSecrets.set(document, rest);
  return rest;
}

/** An answer without secrets, as the ledger keeps it. A list that was cut tells so in `entriesInAll`. */
export function keptAnswer(body: object | null): unknown {
  if (body === null) return null;
  if (!isList(body)) return redactDocument(body);
  const kept = entriesThatFit(body.data);
  const data = kept.map(redactDocument);
  return kept.length === body.data.length ? { ...body, data } : { ...body, data, entriesInAll: body.data.length };
}
