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
export function entriesThatFit<Entry extends object>(entries: readonly Entry[]): readonly Entry[] {
  let used = 0;
  const tooMany = entries.findIndex((entry) => {
    used += jsonOf(entry).length;
    return used > keptCharacters;
  });
  return tooMany === -1 ? entries : entries.slice(0, Math.max(1, tooMany));
}

/** Of documents that are read again and again, and never changed in place. */
const withoutSecrets = new WeakMap<object, object>();

const redactOnce = (document: object) => redactBody(document) as object;

function redactRead(document: object): object {
  const known = withoutSecrets.get(document);
  if (known) return known;
  const rest = redactOnce(document);
  withoutSecrets.set(document, rest);
  // The entries of later reads find it.
  if (rest !== document) jsonOf(rest);
  return rest;
}

/**
 * An answer without secrets, as the ledger keeps it. A list that was cut tells so in `entriesInAll`.
 * @param isRead whether the same documents may be asked for again, as they are
 */
export function keptAnswer(body: object | null, isRead: boolean): unknown {
  if (body === null) return null;
  const redact = isRead ? redactRead : redactOnce;
  if (!isList(body)) return redact(body);
  const kept = entriesThatFit(body.data);
  const data = kept.map(redact);
  return kept.length === body.data.length ? { ...body, data } : { ...body, data, entriesInAll: body.data.length };
}
