import { isObject } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import { kindOfCollection, referencesIn } from '../ledger-index/references';
import type { Story } from '../ledger-index/story';

const wordsOf = ({ entry }: Call) => `${entry.method} ${entry.path} ${JSON.stringify(entry.requestBody ?? null)}`;

const byOutline = keyOf(null, ({ outline }) => outline);

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
  return storiesOf(call, on).some((story) => story.wasTouchedBetween(since, call.sequence, isWrite));
}

/** The last call before this one that sent the very same request. */
export function sameRequestBefore(call: Call, on: LedgerIndex): Call | undefined {
  let own: string | undefined;
  return on.lastCallBefore(byOutline, call.outline, call.sequence, (other) => {
    // Written out where there is another to compare it with: requests can be long.
    own ??= wordsOf(call);
    return other.counts && wordsOf(other) === own;
  });
}

/** The first call after this one that sent the very same request. */
export function sameRequestAfter(call: Call, on: LedgerIndex): Call | undefined {
  const alike = on.callsBy(byOutline, call.outline);
  if (alike.length < 2) return undefined;
  const own = wordsOf(call);
  return alike.find((other) => other.sequence > call.sequence && other.counts && wordsOf(other) === own);
}
