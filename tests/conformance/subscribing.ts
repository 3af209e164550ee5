/** What a store makes so that something renews: a plan, a subscriber, the first order. */
import type {
  Checkout,
  CheckoutRequest,
  Customer,
  Order,
  Plan,
  PlanRequest,
  Source,
  Subscription,
} from '../../src/generated/contract/types';
import type { ApiClient } from './client';
import { makeCard } from './payments';
import { contactAt, makeCustomer, makeSku, minnetonka, unique, uniqueEmail } from './shop';

export const terms = 'Renews every month until you cancel.';

export function makePlan(client: ApiClient, fields: Partial<PlanRequest> = {}): Promise<Plan> {
  return client.create<Plan>('/plans', {
    id: unique('plan'),
    name: 'Reader, monthly',
    terms,
    contractBindingDays: 365,
    interval: 'month',
    intervalCount: 1,
    reminderOffsetDays: 5,
    billingOffsetDays: 5,
    collectionPeriodDays: 30,
    ...fields,
  });
}

/** A card that a customer keeps. */
export async function keepCard(client: ApiClient, customerId: string, number?: string): Promise<Source> {
  const card = await makeCard(client, number);
  return client.change<Source>(`/customers/${customerId}/sources/${card.id}`);
}

export interface Subscriber {
  readonly plan: Plan;
  readonly customer: Customer;
  readonly source: Source;
  readonly skuId: string;
  /** Of the subscription. */
  readonly id: string;
}

export async function makeSubscriber(client: ApiClient, plan: Partial<PlanRequest> = {}): Promise<Subscriber> {
  const customer = await makeCustomer(client);
  const source = await keepCard(client, customer.id);
  const { id: skuId } = await makeSku(client, 'download');
  return { plan: await makePlan(client, plan), customer, source, skuId, id: unique('subscription') };
}

type Item = CheckoutRequest['items'][number];

/** A cart with one line on the plan. */
export function subscriberCart({ plan, customer, source, skuId, id }: Subscriber, line: Partial<Item> = {}) {
  const subscriptionInfo = { planId: plan.id, subscriptionId: id, autoRenewal: true, terms };
  return {
    customerId: customer.id,
    sourceId: source.id,
    currency: 'USD',
    email: uniqueEmail(),
    billTo: contactAt(minnetonka),
    items: [{ skuId, quantity: 1, price: 10, subscriptionInfo, ...line }],
  };
}

/** The first order, and the draft that it paid for. */
export async function buyFirst(client: ApiClient, subscriber: Subscriber, line: Partial<Item> = {}): Promise<Order> {
  const { id } = await client.create<Checkout>('/checkouts', subscriberCart(subscriber, line));
  return client.create<Order>('/orders', { checkoutId: id });
}

/** A subscription that runs. */
export async function startSubscription(client: ApiClient, subscriber: Subscriber): Promise<Subscription> {
  await buyFirst(client, subscriber);
  return client.change<Subscription>(`/subscriptions/${subscriber.id}`, { state: 'active' });
}
