import { isObject } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import { kindOfCollection, referencesIn } from '../ledger-index/references';
import type { Story } from '../ledger-index/story';

const wordsOf = ({ entry }: Call) => `${entry.method} ${entry.path} ${JSON.stringify(entry.requestBody ?? null)}`;

/** The value's texts and numbers, in their order, put into a short number (FNV-1a). */
function digestOf(value: unknown, before: number): number {
  let hash = before;
  if (typeof value === 'object' && value !== null) {
    for (const name in value) hash = digestOf((value as Record<string, unknown>)[name], hash);
    return hash;
  }
  const text = String(value);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ text.length, 0x01000193);
}

const isBody = (body: unknown) => body !== null && body !== undefined;

/** A short stand-in for a request: requests can be long, and the index keeps all keys. */
const outlineOf = ({ entry: { method, path, requestBody } }: Call): string =>
  isBody(requestBody) ? `${method} ${path} ${digestOf(requestBody, 0x811c9dc5)}` : `${method} ${path}`;

const byOutline = keyOf(null, outlineOf);

/** The objects that a request names in its path and its body. */
function storiesOf(call: Call, on: LedgerIndex): Story[] {
  const found: Story[] = [];
  const add = (kind: string, id: string) => found.push(on.story(kind, id));
  if (call.params.id !== undefined) add(kindOfCollection(call.entry.path.split('/')[1] ?? ''), call.params.id);
  if (isObject(call.body)) referencesIn(call.body, add);
  return found.flatMap((story) => [story, ...story.linked('source')]);
}

/** Whether a call changed something. */
export const isWrite = ({ entry, isAccepted }: Call) => isAccepted && entry.method !== 'GET';

/** Whether something happened to what the request names, after another entry. @param since sequence of that entry */
export function hasChanged(call: Call, since: number, on: LedgerIndex): boolean {
  const isBetween = ({ sequence }: { sequence: number }) => sequence > since && sequence < call.sequence;
  return storiesOf(call, on).some(
    (story) =>
      story.events().some(isBetween) ||
      story.callsBefore(call.sequence).some((other) => isBetween(other) && isWrite(other)),
  );
}

/** The last call before this one that sent the very same request. */
export function sameRequestBefore(call: Call, on: LedgerIndex): Call | undefined {
  let own: string | undefined;
  return on.lastCallBefore(byOutline, outlineOf(call), call.sequence, (other) => {
    // Written out where there is another to compare it with: requests can be long.
    own ??= wordsOf(call);
    return other.counts && wordsOf(other) === own;
  });
}

/** The first call after this one that sent the very same request. */
export function sameRequestAfter(call: Call, on: LedgerIndex): Call | undefined {
  const alike = on.callsBy(byOutline, outlineOf(call));
  if (alike.length < 2) return undefined;
  const own = wordsOf(call);
  return alike.find((other) => other.sequence > call.sequence && other.counts && wordsOf(other) === own);
}
