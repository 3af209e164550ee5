/** Money and goods on their way back. */
import type { Order, Refund, Return } from '../../../src/generated/contract/types';
import { server } from './api';
import type { BookedOrder } from './book';
import { trailOf } from './sale';
import type { Shop } from './shop';

/** What staff asks for: an amount, a share, or all that is left. */
export type Asked = { readonly amount: number } | { readonly percent: number } | 'all';

/** In the order's currency, and never more than can still be refunded. */
export function refundOf(_shop: Shop, order: Order, asked: Asked): object {
  const left = order.availableToRefundAmount;
  if (asked === 'all') return { amount: left };
  return 'amount' in asked ? { amount: Math.min(asked.amount, left) } : asked;
}

/** While the buyer's bank asks about an order, nothing of it is paid back, returned or shipped. */
export function mayGiveBack(_shop: Shop, { status }: BookedOrder): boolean {
  return status !== 'disputed';
}

/** The state is pending at first; the event `refund.complete` or `refund.failed` tells what became of it. */
export async function refund(
  shop: Shop,
  booked: BookedOrder,
  asked: Asked,
  reason: string,
): Promise<Refund | undefined> {
  const { sale, order } = booked;
  if (!shop.does.mayGiveBack(shop, booked)) return undefined;
  const calls = server(shop, trailOf(sale));
  const now = await calls.get<Order>(`/orders/${order.id}`);
  const body = { orderId: order.id, currency: now.currency, ...shop.does.refundOf(shop, now, asked), reason };
  return calls.post<Refund>('/refunds', body);
}

/** Staff opens the order in the back office. */
export async function lookUpRefunds(shop: Shop, { sale, order }: BookedOrder): Promise<Refund[]> {
  const { data } = await server(shop, trailOf(sale)).get<{ data: Refund[] }>(`/refunds?orderId=${order.id}`);
  return data;
}

/** The shopper says what comes back. */
export function announceReturn(shop: Shop, booked: BookedOrder, units: readonly number[], reason: string) {
  const { sale, order } = booked;
  const items = units.flatMap((quantity, index) =>
    quantity > 0 ? [{ itemId: shop.does.lineIdOf(shop, booked, index), quantity }] : [],
  );
  return server(shop, trailOf(sale)).post<Return>('/returns', { orderId: order.id, items, reason });
}

/** The goods arrived: the provider refunds them by itself. */
export async function acceptReturn(shop: Shop, { sale }: BookedOrder, { id }: Return): Promise<void> {
  await server(shop, trailOf(sale)).post<Return>(`/returns/${id}`, { state: 'accepted' });
}
