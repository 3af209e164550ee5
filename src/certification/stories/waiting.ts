import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import { thresholds } from '../thresholds';
import { judged } from '../vocabulary/check';
import { beside, breaks, holds } from '../vocabulary/outcome';

/** Answers are found by the minute in which they were given; a wait of up to a minute is looked at. */
const span = 60_000;
const spansToLookAt = 2;

const spanOf = ({ time }: Call) => Math.floor(time / span);
const keyIn = ({ entry }: Call, at: number) => `${entry.keyKind} ${at}`;
const byKey = keyOf(null, ({ status, entry }) => (status === 429 ? entry.keyKind : undefined));
const bySpan = keyOf(null, (call) => (call.status === 429 ? keyIn(call, spanOf(call)) : undefined));

/** Seconds that the answer asked to wait; undefined where it named none. */
function secondsOf({ entry }: Call): number | undefined {
  const seconds = Number(entry.responseHeaders['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** Whether the answer had reached the connector when the call was sent: calls may be under way side by side. */
const wasKnown = ({ time, entry }: Call, call: Call) =>
  time + entry.durationMs + (entry.fault?.ms ?? 0) + thresholds.answerTravelMs <= call.time;

/** Answers of 429 that were there when the call was sent, those of the last minute. */
function limitsBefore(call: Call, on: LedgerIndex): Call[] {
  const found: Call[] = [];
  // Those who were never told to wait, nearly all, are spared the rest.
  if (on.callsBefore(byKey, call.entry.keyKind, call.sequence).length === 0) return found;
  for (let back = 0; back < spansToLookAt; back += 1)
    for (const limit of on.callsBefore(bySpan, keyIn(call, spanOf(call) - back), call.sequence))
      if (limit.counts && secondsOf(limit) !== undefined && wasKnown(limit, call)) found.push(limit);
  return found;
}

/** The connector's call before this one, with the same key. */
function previousOf({ sequence, entry }: Call, on: LedgerIndex): Call | undefined {
  for (let at = sequence - 1; at > 0; at -= 1) {
    const other = on.call(at);
    if (other?.counts && other.entry.keyKind === entry.keyKind) return other;
  }
  return undefined;
}

/** Of the calls that come too early after an answer, the first shows it. */
function isFirstAfter(limit: Call, call: Call, on: LedgerIndex): boolean {
  const previous = previousOf(call, on);
  return !previous || previous.sequence <= limit.sequence || !wasKnown(limit, previous);
}

/** Calls that come after a 429 wait as long as it said. The first of those that do not is at fault. */
export const waitsAsAsked = judged<Call>('waits as long as Retry-After said', (call, on) => {
  const limits = limitsBefore(call, on);
  if (limits.length === 0) return beside;
  const unheeded = limits.filter((limit) => call.time - limit.time < (secondsOf(limit) ?? 0) * 1000);
  if (unheeded.length === 0) return call.isAccepted ? holds(...limits.map(({ sequence }) => sequence)) : beside;
  const early = unheeded.find((limit) => isFirstAfter(limit, call, on));
  if (!early) return beside;
  return breaks({
    sequence: call.sequence,
    pointer: '/time',
    expected: `${secondsOf(early)} seconds after ${early.entry.time}`,
    seen: call.entry.time,
    message: `This call came before the ${secondsOf(early)} seconds had passed that a 429 asked to wait.`,
  });
});
