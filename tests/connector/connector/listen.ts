/** Events: which the connector asks for, how it tells that they are genuine, and what it does with them. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Event, Order, Webhook } from '../../../src/generated/contract/types';
import { apiVersion, job, server } from './api';
import { findOrder } from './book';
import type { Shop } from './shop';

const orderTypes = [
  'order.accepted',
  'order.blocked',
  'order.cancelled',
  'order.chargeback',
  'order.complete',
  'order.credit_memo.created',
  'order.dispute',
  'order.dispute.resolved',
  'order.fulfilled',
  'order.invoice.created',
  'order.pending_payment',
  'order.refunded',
  'order.review_opened',
  'fulfillment.created',
];
const moneyTypes = [
  'order.charge.cancel.complete',
  'order.charge.cancel.failed',
  'order.charge.capture.complete',
  'order.charge.capture.failed',
  'order.charge.failed',
  'order.charge.refund.complete',
  'order.charge.refund.failed',
  'refund.complete',
  'refund.failed',
  'refund.pending',
  'refund.pending_information',
  'sales_transaction.created',
];
const subscriptionTypes = [
  'subscription.extended',
  'subscription.failed',
  'subscription.payment_failed',
  'subscription.reminder',
  'subscription.updated',
];

/** One webhook for each part of the platform that works on events. */
export function webhooksOf(_shop: Shop): readonly (readonly string[])[] {
  return [orderTypes, moneyTypes, subscriptionTypes];
}

export async function askForEvents(shop: Shop): Promise<void> {
  const calls = server(shop, job('webhooks'));
  for (const types of shop.does.webhooksOf(shop)) {
    const address = shop.settings.eventAddress;
    await calls.post<Webhook>('/webhooks', { types, address, enabled: true, apiVersion });
  }
}

const toleranceMs = 5 * 60 * 1000;

/** Signed with our token over the raw body, and not long ago. */
export function isGenuine(shop: Shop, header: string, rawBody: string, nowMs: number): boolean {
  const [time = '', signature = '', ...rest] = header.split(', ');
  if (!/^\d{13}$/.test(time) || rest.length > 0 || Math.abs(nowMs - Number(time)) > toleranceMs) return false;
  const expected = createHmac('sha256', shop.settings.eventToken).update(`${time}.${rawBody}`).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** @returns the status to answer with; an event that comes twice is acknowledged twice and worked on once */
export async function receive(shop: Shop, header: string, rawBody: string, nowMs = Date.now()): Promise<number> {
  if (!shop.does.isGenuine(shop, header, rawBody, nowMs)) return 401;
  const event = JSON.parse(rawBody) as Event;
  if (shop.does.isNew(shop, event)) await shop.does.actOn(shop, event);
  return 202;
}

/** In a database: a column that takes each id once. */
export function isNew(shop: Shop, { id }: Event): boolean {
  if (shop.book.handledEvents.has(id)) return false;
  shop.book.handledEvents.add(id);
  return true;
}

/** Types that are not known here are left alone: new ones may come at any time. */
export async function actOn(shop: Shop, { type, data, createdTime }: Event): Promise<void> {
  const object = data.object as { id?: string; orderId?: string; fileId?: string; state?: string };
  const booked = findOrder(shop.book, object.orderId ?? object.id ?? '');
  if (!booked) return;
  if (object.fileId && /^order\.(invoice|credit_memo)\.created$/.test(type))
    return shop.does.linkDocument(shop, booked, object.fileId, createdTime);
  if (
    /^order\.(accepted|blocked|cancelled|chargeback|complete|dispute|dispute\.resolved|fulfilled|refunded|pending_payment|review_opened)$/.test(
      type,
    )
  )
    shop.does.noteOrder(shop, booked.sale, { ...booked.order, ...(object as Partial<Order>) } as Order);
  if (type === 'order.chargeback') booked.isChargedBack = true;
  if (type === 'order.charge.failed') booked.paymentStatus = 'failed';
}
