import { isObject, objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { orderRequests, type Purchase } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const needed = ['name', 'address.line1', 'address.city', 'address.postalCode', 'address.country'];

/** Parameters of a refusal that are about the bill-to, such as `billTo.address.city`. */
const refusedFields = ({ status, answer }: Call): string[] =>
  status !== 400
    ? []
    : objects(answer, 'errors')
        .filter(({ code }) => code === 'missing_parameter')
        .flatMap((error) => text(error, 'parameter') ?? [])
        .filter((parameter) => parameter.startsWith('billTo'));

const isCredit = (body: unknown) => text(body, 'type') === 'customerCredit';

/** The owner of a primary source that was attached before the order, as the API showed it. */
function ownerOf({ checkout, call }: Purchase, on: LedgerIndex): unknown {
  const attached = checkout?.calls('attachSourceToCheckout') ?? [];
  const last = attached.findLast(
    ({ isAccepted, sequence, answer }) => isAccepted && sequence < call.sequence && !isCredit(answer),
  );
  return last && on.story('source', last.params.sourceId ?? '').lastSeen('owner', call.sequence)?.value;
}

const nameOf = (owner: unknown) => text(owner, 'firstName') ?? text(owner, 'lastName');

function gapsIn(purchase: Purchase, on: LedgerIndex): string[] {
  const billTo = purchase.known('billTo')?.value;
  const gaps = needed.filter((path) => text(billTo, path) === undefined);
  const owner = gaps.length > 0 ? ownerOf(purchase, on) : undefined;
  if (!isObject(owner)) return gaps;
  return gaps.filter((path) => (path === 'name' ? nameOf(owner) : text(owner, path)) === undefined);
}

const isComplete = judged<Purchase>('is for a checkout whose bill-to is complete', (purchase, on) => {
  const { call } = purchase;
  const refused = refusedFields(call);
  if (refused.length > 0)
    return breaks({
      sequence: call.sequence,
      pointer: '/requestBody/checkoutId',
      expected: 'a checkout whose bill-to is complete',
      seen: undefined,
      message: `The order was refused because its checkout lacks ${refused.join(' and ')}.`,
    });
  const gaps = call.isAccepted ? gapsIn(purchase, on) : [];
  if (gaps.length === 0) return holds();
  return open(`Checkout ${purchase.checkoutId} was last seen without ${gaps.join(', ')} in its bill-to.`);
});

export const billToBeforeOrder = rule({
  item: 'x.bill-to-before-order',
  over: orderRequests(),
  each: isComplete,
  words: {
    standard: 'Bill-to has name, line1, city, postalCode and country before the order.',
    mend: "Send billTo with the checkout, or attach a primary source whose owner has the shopper's name and address.",
    none: 'No order was requested.',
  },
});
