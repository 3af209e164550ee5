import { isObject } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { kindOfCollection, referencesIn } from '../../ledger-index/references';
import type { Story } from '../../ledger-index/story';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const { seconds, readsOfCheckout, fewestCalls } = thresholds.redundantCalls;

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

const isWrite = ({ entry, isAccepted }: Call) => isAccepted && entry.method !== 'GET';

/** Whether something happened to what the request names. */
function hasChanged(call: Call, since: number, on: LedgerIndex): boolean {
  const isBetween = ({ sequence }: { sequence: number }) => sequence > since && sequence < call.sequence;
  return storiesOf(call, on).some(
    (story) => story.events().some(isBetween) || story.calls().some((other) => isBetween(other) && isWrite(other)),
  );
}

const isOwn = judged<Call>(`is not sent twice within ${seconds} seconds`, (call, on) => {
  const own = wordsOf(call);
  const before = on
    .callsBy(byRequest, requestOf(call))
    .findLast((other) => other.counts && other.sequence < call.sequence && wordsOf(other) === own);
  if (!before?.wasJudged || call.time - before.time > seconds * 1000) return holds();
  if (hasChanged(call, before.sequence, on)) return holds();
  return breaks({
    sequence: call.sequence,
    pointer: '/path',
    expected: `another request than ${(call.time - before.time) / 1000} seconds before`,
    seen: call.entry.path,
    message: `${call.entry.method} ${call.entry.path} was sent twice within ${seconds} seconds, and nothing had changed.`,
  });
});

/** Whether a call is a read of a checkout. */
const readsCheckout = ({ entry, operation }: Call) => entry.method === 'GET' && operation?.path === '/checkouts/{id}';

function readsSinceWrite(call: Call, on: LedgerIndex): number {
  const known = on.story('checkout', call.params.id ?? '').calls();
  let reads = 0;
  for (const other of known.toReversed()) {
    if (other.sequence > call.sequence) continue;
    if (isWrite(other)) break;
    if (other.isAccepted && other.counts && readsCheckout(other)) reads += 1;
  }
  return reads;
}

const isNeeded = judged<Call>('reads no checkout again and again', (call, on) => {
  if (!readsCheckout(call)) return holds();
  const reads = readsSinceWrite(call, on);
  if (reads <= readsOfCheckout) return holds();
  return breaks({
    sequence: call.sequence,
    pointer: '/path',
    expected: `at most ${readsOfCheckout} reads of a checkout that did not change`,
    seen: call.entry.path,
    message: `Checkout ${call.params.id} was read ${reads} times with no write in between.`,
  });
});

export const noRedundantCalls = rule({
  item: 'x.no-redundant-calls',
  over: calls('call'),
  each: all(isOwn, isNeeded),
  minimum: fewestCalls,
  words: {
    standard: 'A request is sent once, and what was read is read again only after something changed.',
    mend: 'Keep what the answer said, and ask again only after something changed.',
    none: 'No call was made.',
  },
});
