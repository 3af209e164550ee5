import { objects, read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { goodsOf, leavesFromPlace } from '../../stories/goods';
import { orderRequests, type Purchase } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { part, rule } from '../../vocabulary/rule';

const needed = ['name', 'address.line1', 'address.city', 'address.postalCode', 'address.country'];
const withStates = new Set(['US', 'CA']);

/** What a refusal misses of the ship-to. `shipping.name` is the provider's word for the receiver's name. */
const missedBy = ({ status, answer }: Call): string[] =>
  status !== 400
    ? []
    : objects(answer, 'errors')
        .filter(({ code }) => code === 'missing_parameter')
        .flatMap((error) => text(error, 'parameter') ?? [])
        .filter((parameter) => /^(shipTo|shipping\.name)/.test(parameter));

function gapIn(shipTo: unknown): string | undefined {
  const needsState = withStates.has(text(shipTo, 'address.country') ?? '');
  return [...needed, ...(needsState ? ['address.state'] : [])].find((path) => text(shipTo, path) === undefined);
}

const hasReceiver = judged<Purchase>('is for a checkout with a whole ship-to', (purchase) => {
  const { call } = purchase;
  const missed = missedBy(call);
  if (missed.length > 0)
    return breaks({
      sequence: call.sequence,
      pointer: '/requestBody/checkoutId',
      expected: 'a checkout with a whole ship-to',
      seen: purchase.checkoutId,
      message: `The order was refused because its checkout lacks ${missed.join(' and ')}.`,
    });
  const shipTo = purchase.known('shipTo');
  const gap = shipTo && gapIn(shipTo.value);
  if (!shipTo || !gap || !call.isAccepted) return holds();
  return breaks({
    sequence: shipTo.call.sequence,
    pointer: `${shipTo.pointer}/${gap.replaceAll('.', '/')}`,
    expected: 'filled before the order',
    seen: read(shipTo.value, gap),
  });
});

const hasShippingChoice = judged<Purchase>('has a shipping choice before the order', ({ call, checkoutId }) => {
  if (call.status !== 400 || !call.refusedWith('invalid_shipping_choice')) return beside;
  const expected = 'a checkout with a shippingChoice';
  return breaks({ sequence: call.sequence, pointer: '/requestBody/checkoutId', expected, seen: checkoutId });
});

const isSentEarly = judged<Purchase>('has ship-to from the first', (purchase) => {
  const found = purchase.sent('shipTo');
  if (!found?.inUpdate || read(purchase.creation?.body, 'shipTo') !== undefined) return beside;
  return breaks({
    sequence: found.call.sequence,
    pointer: found.pointer,
    expected: 'ship-to when the checkout is created',
    seen: found.value,
    message: 'Ship-to first came in an update, which can make the payment session invalid.',
  });
});

const goods = orderRequests().where('has goods', (purchase) => goodsOf(purchase).length > 0);

export const shipAddresses = rule({
  item: 'checkouts.ship-addresses',
  over: goods,
  each: hasReceiver,
  warn: [hasShippingChoice, isSentEarly],
  also: [
    part({
      over: orderRequests().into('line of goods', goodsOf),
      each: leavesFromPlace,
    }),
  ],
  words: {
    standard: 'A checkout with goods has a whole ship-to, and a ship-from for each of its goods, before the order.',
    mend: 'Send shipTo with name and address, and shipFrom with country, in the US with postal code, when you create the checkout.',
    none: 'No goods were ordered.',
  },
});
