import type { Event, Fulfillment, Order } from '../../../../src/generated/contract/types';
import { at, expectEqual, expectFields, expectInOrder, expectMoney, expectTrue } from '../../check';
import type { ApiClient } from '../../client';
import { eventTypesOf, fulfill, placeOrder, readOrder, settledOrder } from '../../payments';
import { expectRefund, itemIdOf } from '../../refunding';
import { unique } from '../../shop';

const parcel = { trackingCompany: 'UPS', trackingNumber: '1Z999AA10123456784' };

/** It learns of new orders by their events, since it takes no part in the sale. */
async function findNew(client: ApiClient, { id }: Order): Promise<Order> {
  const { data } = await client.read<{ data: Event[] }>('/events?type=order.accepted&limit=100');
  const told = data.map((event) => event.data.object.id);
  expectTrue(told.includes(id), 'No event tells of the order');
  return readOrder(client, { id });
}

/** Takes over an order that a shop placed, ships it in parts, cancels what is out of stock, and refunds what comes back. */
export async function orderManagement(client: ApiClient): Promise<void> {
  const sold = await placeOrder(client, { items: [{ price: 10, quantity: 3 }, { price: 20 }] });
  const order = await findNew(client, sold);
  const known = { upstreamId: unique('oms'), metadata: { warehouse: 'east' } };
  expectFields(await client.change<Order>(`/orders/${order.id}`, known), known, 'The order under its own number');

  const first = await fulfill(client, order, [{ quantity: 2 }]);
  await client.change(`/fulfillments/${first.id}`, parcel);
  expectEqual((await readOrder(client, order)).state, 'accepted', 'The state while units are open');
  await fulfill(client, order, [{ cancelQuantity: 1 }]);
  await client.create('/fulfillments', { orderId: order.id, items: [{ itemId: itemIdOf(order, 1), quantity: 1 }] });

  const done = await settledOrder(client, order, ({ state }) => state === 'complete');
  expectEqual(done.state, 'complete', 'The state when no unit is open');
  expectMoney(done.capturedAmount + done.cancelledAmount, order.totalAmount, 'What was captured and cancelled');
  const { data: parcels } = await client.read<{ data: Fulfillment[] }>(`/fulfillments?orderId=${order.id}`);
  expectEqual(parcels.length, 3, 'The fulfillments of the order');
  expectFields(at(parcels, 2, 'The fulfillments'), parcel, 'The first parcel');

  const left = done.availableToRefundAmount ?? 0;
  const book = { reason: 'requested_by_customer', items: [{ itemId: itemIdOf(order, 1), percent: 100 }] };
  const worth = at(done.items, 1, 'The lines').availableToRefundAmount ?? 0;
  await expectRefund(client, order, book, worth, left - worth);
  expectInOrder(
    await eventTypesOf(client, order),
    [
      'order.accepted',
      'order.charge.capture.complete',
      'order.charge.cancel.complete',
      'order.complete',
      'order.refunded',
    ],
    'The events of the order',
  );
}
