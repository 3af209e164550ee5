import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { type Check, judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const isAbroad = ({ answer }: Call) => {
  const country = text(answer, 'shipTo.address.country') ?? text(answer, 'billTo.address.country');
  return country !== undefined && country !== 'US';
};

const given = ({ body }: Call) => objects(body, 'taxIdentifiers').length > 0;

/** The API refuses numbers that do not fit country, selling entity and customer type. */
const counts: Check<Call> = judged('carries a tax identifier that counts', ({ answer, sequence }) => {
  const counting = objects(answer, 'taxIdentifiers').find(({ state }) => state !== 'not_valid');
  if (counting) return holds();
  const pointer = '/responseBody/taxIdentifiers/0/state';
  return breaks({ sequence, pointer, expected: 'pending or verified', seen: 'not_valid' });
});

const needsNumber = ({ answer, codes }: Call) =>
  codes.includes('additional_information_required') &&
  objects(answer, 'errors').some(({ parameter }) => parameter === 'taxIdentifiers');

const byCart = keyOf('createCheckouts', ({ body }) => text(body, 'upstreamId'));

/** What became of a refused cart: the same checkout tried again, or a new one under the same number, since the refusal used the first one up. */
function nextTry(call: Call, on: LedgerIndex): Call | undefined {
  const refused = on.story('checkout', text(call.body, 'checkoutId') ?? '');
  const cart = text(refused.calls('createCheckouts')[0]?.body, 'upstreamId');
  const later = [
    ...refused
      .calls('updateCheckouts', 'createOrders')
      .filter((one) => one.operationId === 'createOrders' || given(one)),
    ...(cart === undefined ? [] : on.callsBy(byCart, cart)),
  ];
  return later
    .filter(({ sequence }) => sequence > call.sequence)
    .sort((one, other) => one.sequence - other.sequence)[0];
}

const isAnswered: Check<Call> = judged('is followed by an identifier or an abandoned cart', (call, on: LedgerIndex) => {
  const next = nextTry(call, on);
  if (!next) return beside;
  if (given(next)) return holds(next.sequence);
  const isOrder = next.operationId === 'createOrders';
  return breaks({
    sequence: next.sequence,
    pointer: isOrder ? '/requestBody/checkoutId' : '/requestBody/taxIdentifiers',
    expected: 'a tax identifier in the checkout before the order is tried again',
    seen: isOrder ? text(next.body, 'checkoutId') : undefined,
  });
});

export const taxIdentifierOption = rule({
  item: 'customers.tax-identifier-option',
  part: true,
  over: calls('checkout with a tax identifier', 'createCheckouts', 'updateCheckouts').where(
    'goes abroad with a tax identifier',
    (call) => call.isAccepted && given(call) && isAbroad(call),
  ),
  exists: counts,
  also: [
    part({
      over: calls('order that lacks a tax identifier', 'createOrders').where(
        'was refused for want of one',
        needsNumber,
      ),
      each: isAnswered,
    }),
  ],
  words: {
    standard: 'A buyer outside the US can give a tax identifier before the order.',
    mend: 'Ask for the number, and send it as taxIdentifiers with the checkout before you order.',
    none: 'No checkout outside the US had a tax identifier.',
  },
});
