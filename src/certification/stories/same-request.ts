import { isObject } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import { kindOfCollection, referencesIn } from '../ledger-index/references';
import type { Story } from '../ledger-index/story';

const wordsOf = ({ entry }: Call) => `${entry.method} ${entry.path} ${JSON.stringify(entry.requestBody ?? null)}`;

/** A short stand-in for a request (FNV-1a): requests can be long, and the index keeps all keys. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${hash >>> 0}`;
}

const requestOf = (call: Call) => digestOf(wordsOf(call));
const byRequest = keyOf(null, requestOf);

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
    (story) => story.events().some(isBetween) || story.calls().some((other) => isBetween(other) && isWrite(other)),
  );
}

/** Whether another judged call has the very same request. Looked at last: requests can be long. */
const isSame = (call: Call, other: Call) => other.counts && wordsOf(other) === wordsOf(call);

/** The last call before this one that sent the very same request. */
export function sameRequestBefore(call: Call, on: LedgerIndex): Call | undefined {
  const alike = on.callsBy(byRequest, requestOf(call));
  return alike.findLast((other) => other.sequence < call.sequence && isSame(call, other));
}

/** The first call after this one that sent the very same request. */
export function sameRequestAfter(call: Call, on: LedgerIndex): Call | undefined {
  const alike = on.callsBy(byRequest, requestOf(call));
  return alike.find((other) => other.sequence > call.sequence && isSame(call, other));
}
