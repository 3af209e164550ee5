/** From a checkout that is paid for to an order of the platform, and what a refusal leads to. */
import type { Checkout, Order } from '../../../src/generated/contract/types';
import { NotPaidFor, Refused, server } from './api';
import type { BookedOrder, Status } from './book';
import type { Means } from './pay';
import { type Sale, trailOf } from './sale';
import type { Shop } from './shop';

const statuses: Readonly<Partial<Record<Order['state'], Status>>> = {
  pending_payment: 'waiting',
  in_review: 'waiting',
  accepted: 'ready',
  fulfilled: 'shipped',
  complete: 'complete',
  cancelled: 'cancelled',
  blocked: 'blocked',
  dispute: 'disputed',
};

/** Ids of order and lines, and the states of order, charge and screening: all of them from the answer. */
export function noteOrder(shop: Shop, sale: Sale, order: Order): BookedOrder {
  const known = shop.book.orders.get(sale.number);
  const booked = known ?? {
    sale,
    order,
    status: 'placed',
    paymentStatus: '',
    fraudStatus: '',
    done: new Map(),
    refunded: 0,
    isChargedBack: false,
  };
  const status = statuses[order.state] ?? booked.status;
  const paymentStatus = order.payment?.charges?.at(-1)?.state ?? booked.paymentStatus;
  const { fraudState: fraudStatus = booked.fraudStatus, refundedAmount: refunded = booked.refunded } = order;
  const noted = Object.assign(booked, { order, status, paymentStatus, fraudStatus, refunded });
  shop.book.orders.set(sale.number, noted);
  return noted;
}

const isPaidFor = ({ payment: { session } }: Checkout) =>
  session.state === 'requires_confirmation' && session.amountRemainingToBeContributed === 0;

/** The button works only when nothing is left to pay. */
export function mayOrder(_shop: Shop, reviewed: Checkout): boolean {
  return isPaidFor(reviewed);
}

/** One call decides. A bank that wants to see the shopper first is the one refusal that leaves the checkout usable. */
export async function placeOrder(shop: Shop, sale: Sale, reviewed: Checkout, means: Means): Promise<BookedOrder> {
  const calls = server(shop, trailOf(sale));
  const place = () => calls.post<Order>('/orders', { checkoutId: reviewed.id });
  try {
    return shop.does.noteOrder(shop, sale, await place());
  } catch (error) {
    if (!(error instanceof Refused && error.says('additional_payment_action_required'))) throw error;
    await means.whenAsked?.(reviewed.payment.sources?.at(-1)?.id ?? '');
    return shop.does.noteOrder(shop, sale, await place());
  }
}

/** A refused order has used its checkout up: the same cart goes into a new one, under the same number of the platform. */
export function afterRefusal(shop: Shop, sale: Sale, _spent: Checkout, otherwise: Means): Promise<BookedOrder> {
  return shop.does.buy(shop, sale, otherwise);
}

export async function checkOut(shop: Shop, sale: Sale, checkout: Checkout, means: Means): Promise<BookedOrder> {
  const reviewed = await shop.does.pay(shop, sale, checkout, means);
  await means.looksItOver?.();
  if (!shop.does.mayOrder(shop, reviewed)) throw new NotPaidFor(`Order ${sale.number} is not paid for.`);
  try {
    return await shop.does.placeOrder(shop, sale, reviewed, means);
  } catch (error) {
    if (!(error instanceof Refused && error.status === 409 && means.otherwise)) throw error;
    return shop.does.afterRefusal(shop, sale, reviewed, means.otherwise);
  }
}

export async function buy(shop: Shop, sale: Sale, means: Means): Promise<BookedOrder> {
  return shop.does.checkOut(shop, sale, await shop.does.openCheckout(shop, sale), means);
}

/** The shopper is back from the page of a payment method: the state of the order decides which page is shown. */
export async function shopperReturns(shop: Shop, { sale, order }: BookedOrder): Promise<BookedOrder> {
  const refreshed = await server(shop, trailOf(sale)).post<Order>(`/orders/${order.id}/refresh`);
  return shop.does.noteOrder(shop, sale, refreshed);
}
