import type { Order, Source } from '../../generated/contract/types';
import type { Cart, Connector } from './connector';

/** An order that waits for the shopper's transfer. */
export async function waitsForTransfer(
  connector: Connector,
  cart: Cart = {},
): Promise<{ order: Order; transfer: Source }> {
  const checkout = await connector.checkout({ currency: 'USD', ...cart });
  const transfer = await connector.source('wireTransfer');
  await connector.attach(checkout, transfer);
  return { order: await connector.place(checkout), transfer };
}

/** What the sandbox makes of an order, by a tag in the shopper's address. */
type Fate = 'in-review' | 'in-review-blocked' | 'pending-payment' | 'pending-payment-fails';

/** An order that is not accepted at once. What becomes of it shows after two minutes. */
export function lateOrder(connector: Connector, fate: Fate, cart: Cart = {}): Promise<Order> {
  return connector.order({ ...cart, email: `ada+${fate}@example.com` });
}

export const untilDecided = { minutes: 2 };

/** An entry of a fulfillment, a return or a refund: units of the first line of an order. */
export const unitsOf = (order: { items: readonly { id: string }[] }, quantity = 1) => ({
  itemId: order.items[0]?.id,
  quantity,
});
