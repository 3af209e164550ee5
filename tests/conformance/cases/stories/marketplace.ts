import type { Refund, Return } from '../../../../src/generated/contract/types';
import { at, expectEqual, expectFields, expectMoney, only } from '../../check';
import type { ApiClient } from '../../client';
import { placeOrder, readOrder, settledOrder } from '../../payments';
import { expectRefund } from '../../refunding';

/** Each seller ships its own line of an order and takes back its own goods; the other's money stays where it is. */
export async function marketplace(client: ApiClient): Promise<void> {
  const north = { price: 30, quantity: 2, metadata: { seller: 'north' } };
  const south = { price: 40, quantity: 1, metadata: { seller: 'south' } };
  const order = await placeOrder(client, { items: [north, south] });
  const sellers = order.items.map(({ metadata }) => metadata?.seller);
  expectEqual(sellers, ['north', 'south'], 'The sellers of the lines');
  for (const { id, quantity, metadata } of order.items)
    await client.create('/fulfillments', { orderId: order.id, items: [{ itemId: id, quantity }], metadata });
  const shipped = await settledOrder(client, order, ({ state }) => state === 'complete');
  expectMoney(shipped.capturedAmount, order.totalAmount, 'What was captured');
  const half = (at(shipped.items, 0, 'The lines').availableToRefundAmount ?? 0) / 2;
  const left = shipped.availableToRefundAmount ?? 0;

  const back = { itemId: at(order.items, 0, 'The lines').id, quantity: 1 };
  const asked = { orderId: order.id, reason: 'Wrong size', items: [back], metadata: { seller: 'north' } };
  const announced = await client.create<Return>('/returns', asked);
  expectEqual(announced.state, 'created', 'The state while the goods are on their way');
  expectMoney((await readOrder(client, order)).availableToRefundAmount, left, 'What an announced return pays back');
  const tooMany = { ...asked, items: [{ ...back, quantity: 2 }] };
  await client.refused('POST', '/returns', tooMany, { status: 409, code: 'quantity_too_large' });

  const { refundIds } = await client.change<Return>(`/returns/${announced.id}`, { state: 'accepted' });
  const paidBack = await client.read<Refund>(`/refunds/${only(refundIds, 'The refunds')}`);
  expectMoney(paidBack.refundedAmount, half, 'What the accepted return pays back');
  const now = await readOrder(client, order);
  expectMoney(now.availableToRefundAmount, left - half, 'What is left to refund');
  const lines = now.items.map(({ availableToRefundAmount }) => availableToRefundAmount);
  expectEqual(lines, [half, shipped.items[1]?.availableToRefundAmount], 'What is left of the lines');

  const { data } = await client.read<{ data: Return[] }>(`/returns?orderId=${order.id}`);
  expectFields(only(data, 'The returns of the order'), { state: 'accepted' }, 'The return');
  await expectRefund(
    client,
    order,
    { reason: 'late_delivery', type: 'shipping', percent: 100 },
    5.4,
    left - half - 5.4,
  );
}
