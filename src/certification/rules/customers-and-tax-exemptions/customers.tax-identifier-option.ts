import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
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

const isAnswered: Check<Call> = judged('is followed by an identifier or an abandoned cart', (call, on: LedgerIndex) => {
  const id = text(call.body, 'checkoutId') ?? '';
  const later = on
    .story('checkout', id)
    .calls('updateCheckouts', 'createOrders')
    .filter(({ sequence }) => sequence > call.sequence);
  const [next] = later.filter((one) => one.operationId === 'createOrders' || given(one));
  if (!next) return beside;
  if (given(next)) return holds(next.sequence);
  return breaks({
    sequence: next.sequence,
    pointer: '/requestBody/checkoutId',
    expected: 'a tax identifier in the checkout before the order is tried again',
    seen: id,
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
