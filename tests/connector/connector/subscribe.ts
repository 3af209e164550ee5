/** Subscriptions that the platform renews itself: the first term with the shopper present, the others without. */
import type { Checkout, SubscriptionInfo } from '../../../src/generated/contract/types';
import type { BookedOrder, Subscription } from './book';
import type { Sale } from './sale';
import type { Shop } from './shop';

/** The offer that the shopper accepted with a tick. */
export interface Offer {
  /** The platform's own id of the subscription. */
  readonly id: string;
  readonly terms: string;
  /** False where the shopper wants to renew by hand. */
  readonly renewsByItself: boolean;
}

/** First and last second of a term. */
export interface Term {
  readonly startTime: string;
  readonly endTime: string;
}

export function firstTerm(_shop: Shop, { id, terms, renewsByItself }: Offer, times?: Term): SubscriptionInfo {
  return { subscriptionId: id, autoRenewal: renewsByItself, terms, ...times };
}

/** One agreement came back for each line that renews; each renewal of the line repeats it. */
export function noteSubscriptions(shop: Shop, { sale, order }: BookedOrder): void {
  sale.lines.forEach((line, index) => {
    const id = line.subscription?.subscriptionId;
    const agreement = order.items[index]?.subscriptionInfo?.billingAgreementId;
    const sourceId = order.payment.sources?.find(({ type }) => type !== 'customerCredit')?.id;
    if (!id || !agreement || !sourceId) return;
    const customerId = order.customerId ?? '';
    shop.book.subscriptions.set(id, {
      id,
      sale: { ...sale, lines: [line] },
      agreement,
      customerId,
      sourceId,
      terms: 0,
    });
  });
}

export function renewalInfo(_shop: Shop, { id, agreement }: Subscription, times?: Term): SubscriptionInfo {
  return { subscriptionId: id, autoRenewal: true, billingAgreementId: agreement, ...times };
}

/** Nobody is at a browser: no address of one, a saved source, and a charge that the merchant begins. */
export function renewalOf(shop: Shop, subscription: Subscription, times?: Term): Sale {
  const { sale, id, terms, sourceId } = subscription;
  const lines = sale.lines.map((line) => ({ ...line, subscription: shop.does.renewalInfo(shop, subscription, times) }));
  return { ...sale, number: `${id}-${terms + 2}`, chargeType: 'merchant_initiated', sourceId, lines };
}

export async function renew(shop: Shop, subscription: Subscription, times?: Term): Promise<BookedOrder> {
  const sale = shop.does.renewalOf(shop, subscription, times);
  const checkout: Checkout = await shop.does.openCheckout(shop, sale);
  const booked = await shop.does.placeOrder(shop, sale, checkout, {});
  subscription.terms += 1;
  return booked;
}
