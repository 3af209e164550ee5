import type { Event, Refund, Source } from '../../../../src/generated/contract/types';
import { expectEqual, expectFields, expectMoney, expectTrue, only, present } from '../../check';
import type { ApiClient } from '../../client';
import { makeCard, settledOrder, testCards } from '../../payments';
import { cartRequest, minnetonka, skuRequest, unique } from '../../shop';

const version = '2021-02-23';

/** What it reads of a checkout or an order; sources, charges and the session stand at the top in its version. */
interface Sale {
  readonly id: string;
  readonly state: string;
  readonly paymentSessionId: string;
  readonly sourceId?: string;
  readonly charges?: readonly { readonly amount: number; readonly state: string }[];
  readonly items: readonly { readonly id: string }[];
  readonly totalTax: number;
  readonly totalAmount: number;
}

/** A cart written when 2021-02-23 was new. It names its version in each call and knows no other. */
export async function olderCart(newest: ApiClient): Promise<void> {
  const client = newest.in(version);
  const sku = unique('boxed-editor');
  await client.send('PUT', `/skus/${sku}`, { body: skuRequest('goods', { name: 'Photo editor' }) });
  const cart = await cartRequest(client, { items: [{ skuId: sku, price: 10, quantity: 2 }] });

  const tried = await client.create<Sale>('/checkouts', cart);
  const bad = await makeCard(client, testCards.chargeFails);
  await client.change(`/checkouts/${tried.id}`, { sourceId: bad.id });
  await client.refused('POST', '/orders', { checkoutId: tried.id }, { status: 409, code: 'failed-request' });

  const checkout = await client.create<Sale>('/checkouts', cart);
  expectMoney(checkout.totalAmount, 27.01, 'The total to show');
  const moved = { shipTo: { name: 'Ada Shopper', phone: '612-555-0100', address: minnetonka } };
  const changed = await client.change<Sale>(`/checkouts/${checkout.id}`, moved);
  expectMoney(changed.totalAmount, 26.89, 'The total at another address');
  const card = await makeCard(client);
  const paid = await client.change<Sale>(`/checkouts/${checkout.id}`, { sourceId: card.id });
  expectEqual(paid.sourceId, card.id, 'The source of the checkout');

  const order = await client.create<Sale>('/orders', { checkoutId: checkout.id });
  expectFields(order, { state: 'accepted', paymentSessionId: checkout.paymentSessionId }, 'The order');
  expectMoney(only(order.charges, 'The charges').amount, 26.89, 'What is charged');
  const items = order.items.map(({ id }) => ({ itemId: id, quantity: 2 }));
  await client.create('/fulfillments', { orderId: order.id, items });
  await settledOrder(newest, order, ({ state }) => state === 'complete');
  const now = await client.read<Sale>(`/orders/${order.id}`);
  expectEqual(only(now.charges, 'The charges').state, 'complete', 'The state of the charge');

  const asked = { orderId: order.id, currency: 'USD', percent: 50, reason: 'late_delivery' };
  expectMoney((await client.create<Refund>('/refunds', asked)).amount, 13.45, 'The refund');
  const { data } = await client.read<{ data: Event[] }>(`/events?orderId=${order.id}&limit=100`);
  const told = present(
    data.find(({ type }) => type === 'order.complete'),
    'The event order.complete',
  );
  expectEqual(told.digitalriverVersion, version, 'The version of the event');
  expectTrue('charges' in told.data.object && !('payment' in told.data.object), 'The event is in its own shape');
  expectEqual((await client.read<Source>(`/sources/${card.id}`)).state, 'consumed', 'The state of the source');
}
