import type { Customer, Order, Source } from '../../generated/contract/types';
import type { Case } from './cases';
import type { Cart, Connector } from './connector';

export interface Subscribed {
  readonly order: Order;
  readonly customer: Customer;
  readonly source: Source;
}

type Fields = Readonly<Record<string, unknown>>;

/** The cart of the next term, as a connector that does it right sends it. */
export function renewalCart({ order, customer, source }: Subscribed, info: Fields = {}, fields: Cart = {}): Cart {
  const items = order.items.map(({ skuId, subscriptionInfo }) => ({
    skuId,
    quantity: 1,
    price: 10,
    subscriptionInfo: {
      subscriptionId: subscriptionInfo?.subscriptionId,
      billingAgreementId: subscriptionInfo?.billingAgreementId,
      autoRenewal: true,
      ...info,
    },
  }));
  const chargeType = 'merchant_initiated' as const;
  return {
    customerId: customer.id,
    sourceId: source.id,
    chargeType,
    browserIp: undefined,
    items,
    ...fields,
  } as unknown as Cart;
}

/** The checkout of the next term is the call to blame, where one is. */
export async function renew(
  connector: Connector,
  subscribed: Subscribed,
  info: Fields = {},
  fields: Cart = {},
): Promise<Order> {
  const checkout = await connector.checkout(renewalCart(subscribed, info, fields));
  connector.blame();
  return connector.place(checkout);
}

/** A subscription whose order is refused, since nothing pays for it: no rule about orders has anything to look at. */
export const refusedSubscription: Case = {
  play: async (connector) => {
    const checkout = await connector.checkout({ items: [await connector.subscriptionLine()] });
    await connector.refused('POST', '/orders', { checkoutId: checkout.id });
  },
  is: 'not-observed',
};

/** Bought with a card that nobody saved. It is the order that a rule has to blame. */
export async function subscribeUnsaved(connector: Connector): Promise<void> {
  await connector.subscribe();
  const { id: customerId } = await connector.customer();
  await connector.order({ customerId, items: [await connector.subscriptionLine()] });
  connector.blame();
}
