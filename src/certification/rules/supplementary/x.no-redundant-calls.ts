import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { hasChanged, isWrite, sameRequestBefore } from '../../stories/same-request';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const { seconds, readsOfCheckout, fewestCalls } = thresholds.redundantCalls;

const isOwn = judged<Call>(`is not sent twice within ${seconds} seconds`, (call, on) => {
  const before = sameRequestBefore(call, on);
  // Whoever got no answer, or a made-up or late one, is right to ask again.
  if (!before?.wasJudged || before.entry.fault || call.time - before.time > seconds * 1000) return holds();
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
  const known = on.story('checkout', call.params.id ?? '').callsBefore(call.sequence + 1);
  let reads = 0;
  for (const other of known.toReversed()) {
    if (isWrite(other)) break;
    if (other.isAccepted && !other.wasLost && other.counts && readsCheckout(other)) reads += 1;
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
