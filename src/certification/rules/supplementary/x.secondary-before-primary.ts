import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const sourceOf = (call: Call, on: LedgerIndex) => on.story('source', call.params.sourceId ?? '');

const isCredit = (call: Call, on: LedgerIndex) => sourceOf(call, on).lastSeen('type')?.value === 'customerCredit';

/** A primary source that can be used once. */
const isSingleUse = (call: Call, on: LedgerIndex) =>
  !isCredit(call, on) && sourceOf(call, on).lastSeen('reusable')?.value === false;

/** Accepted calls that attached such a source to the same checkout. */
const primariesOf = ({ params }: Call, on: LedgerIndex) =>
  on
    .story('checkout', params.id ?? '')
    .calls('attachSourceToCheckout')
    .filter((other) => other.isAccepted && other.params.id === params.id && isSingleUse(other, on));

const comesFirst = judged<Call>('comes before a primary source for one use', (call, on) => {
  const primaries = primariesOf(call, on);
  const before = primaries.find(({ sequence }) => sequence < call.sequence);
  if (before && call.refusedWith('session_update_not_allowed'))
    return breaks({
      sequence: call.sequence,
      pointer: '/path',
      expected: 'store credit before the primary source',
      seen: call.entry.path,
      message: `Store credit was attached after ${text(before.answer, 'type') ?? 'the primary source'}, which is for one use.`,
    });
  const after = primaries.find(({ sequence }) => sequence > call.sequence);
  return after ? holds(after.sequence) : beside;
});

export const secondaryBeforePrimary = rule({
  item: 'x.secondary-before-primary',
  over: calls('attachment of store credit', 'attachSourceToCheckout').where('attaches store credit', isCredit),
  each: comesFirst,
  words: {
    standard: 'Store credit is attached before a primary source for one use.',
    mend: 'Attach store credit first, then the source for what is left to pay.',
    none: 'No checkout combined store credit with a primary source for one use.',
  },
});
