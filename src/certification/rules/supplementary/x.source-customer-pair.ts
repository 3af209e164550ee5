import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import { orderRequests, type Purchase } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

/** Sources that were attached before the order, or named in the cart. */
function sourcesOf({ checkout, call }: Purchase): string[] {
  const before =
    checkout?.callsBefore(call.sequence, 'createCheckouts', 'updateCheckouts', 'attachSourceToCheckout') ?? [];
  return before
    .filter(({ isAccepted }) => isAccepted)
    .flatMap(({ params, body }) => params.sourceId ?? text(body, 'sourceId') ?? []);
}

const isSaved = (id: string, on: LedgerIndex, before: number) =>
  typeof on.story('source', id).lastSeen('customerId', before)?.value === 'string';

const usesSavedSource = (purchase: Purchase, on: LedgerIndex) =>
  sourcesOf(purchase).some((id) => isSaved(id, on, purchase.call.sequence));

const namesCustomer = judged<Purchase>(
  'is for a checkout that names the customer of its source',
  ({ call, checkoutId }) => {
    if (!call.refusedWith('source_in_use')) return holds();
    return breaks({
      sequence: call.sequence,
      pointer: '/requestBody/checkoutId',
      expected: 'a checkout that names the customer of its source',
      seen: checkoutId,
      message: 'The order was refused because its checkout uses a saved source without its customer.',
    });
  },
);

export const sourceCustomerPair = rule({
  item: 'x.source-customer-pair',
  over: orderRequests().where('pays with a saved source', usesSavedSource),
  each: namesCustomer,
  words: {
    standard: 'A checkout that uses a saved source names the customer who saved it.',
    mend: 'Send customerId with the checkout whenever it uses a saved source.',
    none: 'No order was paid with a saved source.',
  },
});
