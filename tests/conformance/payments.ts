/** How a shopper pays, and how far an order then comes. */
import type {
  Checkout,
  Customer,
  Event,
  Fulfillment,
  Order,
  OrderCharge,
  Refund,
  Source,
  SourceOwner,
} from '../../src/generated/contract/types';
import { at, eventually, only } from './check';
import type { ApiClient } from './client';
import { type CartRequest, makeCheckout, minneapolis, uniqueEmail } from './shop';

export const testCards = {
  visa: '4444222233331111',
  challenge: '5454545454545454',
  sourceFails: '4000000000003295',
  chargeFails: '4000000000003600',
  captureFails: '4000000000004103',
  refundFails: '4000000000004111',
  cancelFails: '4000000000004442',
  captureFailsLater: '4485951788521565',
  refundFailsLater: '4556602564240839',
  captureStaysPending: '4024007120579635',
} as const;

export function ownerNamed(lastName = 'Shopper'): SourceOwner {
  return { firstName: 'Ada', lastName, email: uniqueEmail(), address: minneapolis };
}

export function cardRequest(number: string = testCards.visa, cvv = '123') {
  return {
    type: 'creditCard',
    owner: ownerNamed(),
    creditCard: { number, expirationMonth: 3, expirationYear: 2030, cvv },
  };
}

/** As a browser does it, with the public key. */
export function makeCard(client: ApiClient, number: string = testCards.visa): Promise<Source> {
  return client.asPublic().create<Source>('/sources', cardRequest(number));
}

/** A source of another method; what it does hangs on the owner's last name. */
export function makeSource(client: ApiClient, type: Source['type'], lastName?: string): Promise<Source> {
  const body = { type, owner: ownerNamed(lastName), returnUrl: 'https://shop.example.com/return', [type]: {} };
  return client.asPublic().create<Source>('/sources', body);
}

export function makeCredit(client: ApiClient, amount: number): Promise<Source> {
  return client.create<Source>('/sources', { type: 'customerCredit', amount, customerCredit: {}, owner: ownerNamed() });
}

export function attach(client: ApiClient, checkout: { id: string }, source: { id: string }): Promise<Source> {
  return client.change<Source>(`/checkouts/${checkout.id}/sources/${source.id}`);
}

export function readCheckout(client: ApiClient, { id }: { id: string }): Promise<Checkout> {
  return client.read<Checkout>(`/checkouts/${id}`);
}

export function readOrder(client: ApiClient, { id }: { id: string }): Promise<Order> {
  return client.read<Order>(`/orders/${id}`);
}

/** A source that a customer keeps. */
export async function saveCard(client: ApiClient, customer: Customer): Promise<Source> {
  const card = await makeCard(client);
  return client.change<Source>(`/customers/${customer.id}/sources/${card.id}`);
}

export interface Purchase extends CartRequest {
  card?: string;
}

/** A checkout that is covered by a card. */
export async function payableCheckout(client: ApiClient, { card, ...cart }: Purchase = {}): Promise<Checkout> {
  const checkout = await makeCheckout(client, cart);
  await attach(client, checkout, await makeCard(client, card));
  return readCheckout(client, checkout);
}

export async function placeOrder(client: ApiClient, purchase: Purchase = {}): Promise<Order> {
  const { id } = await payableCheckout(client, purchase);
  return client.create<Order>('/orders', { checkoutId: id });
}

export interface LineQuantities {
  quantity?: number;
  cancelQuantity?: number;
}

/** Ships and cancels units of the order's lines, in their order. */
export function fulfill(client: ApiClient, order: Order, quantities: readonly LineQuantities[]): Promise<Fulfillment> {
  const items = quantities.map((line, index) => ({ itemId: at(order.items, index, 'The lines').id, ...line }));
  return client.create<Fulfillment>('/fulfillments', { orderId: order.id, items });
}

export function shipAll(client: ApiClient, order: Order): Promise<Fulfillment> {
  return fulfill(
    client,
    order,
    order.items.map(({ quantity }) => ({ quantity })),
  );
}

/** The order once nothing of it is in motion any more, or as it is after a while. */
export function settledOrder(
  client: ApiClient,
  order: { id: string },
  until: (order: Order) => boolean,
): Promise<Order> {
  return eventually(() => readOrder(client, order), until);
}

/** Shipped in full and captured. */
export async function completeOrder(client: ApiClient, purchase: Purchase = {}): Promise<Order> {
  const order = await placeOrder(client, purchase);
  await shipAll(client, order);
  return settledOrder(client, order, ({ state }) => state === 'complete');
}

export function chargeOf(order: Order): OrderCharge {
  return only(order.payment.charges, 'The charges');
}

/** The refund once it has succeeded or failed. */
export function settledRefund(client: ApiClient, { id }: { id: string }): Promise<Refund> {
  return eventually(
    () => client.read<Refund>(`/refunds/${id}`),
    ({ state }) => state !== 'pending',
  );
}

/** Types of the events about an order, oldest first. */
export async function eventTypesOf(client: ApiClient, order: { id: string }): Promise<string[]> {
  const { data } = await client.read<{ data: Event[] }>(`/events?orderId=${order.id}&limit=100`);
  return data.map(({ type }) => type).reverse();
}
