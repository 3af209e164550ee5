import { at, expectEqual, expectMoney } from '../../check';
import type { ApiClient } from '../../client';
import { placeOrder, readOrder, settledOrder } from '../../payments';
import { expectRefund, refuse, tooMuch } from '../../refunding';

/** Each seller ships its own line of an order and takes back its own goods; the other's money stays where it is. */
export async function marketplace(client: ApiClient): Promise<void> {
  const north = { price: 30, quantity: 2, metadata: { seller: 'north' } };
  const south = { price: 40, quantity: 1, metadata: { seller: 'south' } };
  const order = await placeOrder(client, { items: [north, south] });
  expectEqual(
    order.items.map(({ metadata }) => metadata?.seller),
    ['north', 'south'],
    'The sellers of the lines',
  );
  for (const { id, quantity, metadata } of order.items)
    await client.create('/fulfillments', { orderId: order.id, items: [{ itemId: id, quantity }], metadata });
  const shipped = await settledOrder(client, order, ({ state }) => state === 'complete');
  expectMoney(shipped.capturedAmount, order.totalAmount, 'What was captured');

  const of = (index: number) => at(shipped.items, index, 'The lines');
  const worth = (index: number) => of(index).availableToRefundAmount ?? 0;
  const left = shipped.availableToRefundAmount ?? 0;
  const oneOfTwo = { reason: 'changed_mind', items: [{ itemId: of(0).id, percent: 50 }] };
  await expectRefund(client, order, oneOfTwo, worth(0) / 2, left - worth(0) / 2);
  const more = { reason: 'changed_mind', items: [{ itemId: of(0).id, amount: worth(0) }] };
  await refuse(client, order, more, tooMuch);

  const now = await readOrder(client, order);
  expectMoney(at(now.items, 1, 'The lines').availableToRefundAmount, worth(1), 'What the other seller may refund');
  await expectRefund(
    client,
    order,
    { reason: 'late_delivery', type: 'shipping', percent: 100 },
    5.4,
    left - worth(0) / 2 - 5.4,
  );
}
