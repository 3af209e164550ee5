/** What the warehouse tells: units that left, and units that will not. */
import type { Fulfillment } from '../../../src/generated/contract/types';
import { server } from './api';
import type { BookedOrder } from './book';
import { trailOf } from './sale';
import type { Shop } from './shop';

/** Units for each line, in the order of the cart. */
export type Units = readonly number[];

export interface Parcel {
  readonly trackingCompany: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
}

/** Accepted, and nothing else: a payment that is awaited or screened may still fail. */
export function mayShip(_shop: Shop, { status }: BookedOrder): boolean {
  return status === 'ready';
}

/** The order's lines have ids of their own; those of the checkout mean nothing here. */
export function lineIdOf(_shop: Shop, { order }: BookedOrder, index: number): string {
  return order.items[index]?.id ?? '';
}

function linesOf(shop: Shop, booked: BookedOrder, units: Units, field: 'quantity' | 'cancelQuantity') {
  return units.flatMap((count, index) =>
    count > 0 ? [{ itemId: shop.does.lineIdOf(shop, booked, index), [field]: count }] : [],
  );
}

/** Shipped goods and delivered downloads alike: this is what captures the money. */
export async function ship(shop: Shop, booked: BookedOrder, units: Units, parcel?: Parcel): Promise<void> {
  if (!shop.does.mayShip(shop, booked)) return;
  const items = linesOf(shop, booked, units, 'quantity');
  const calls = server(shop, trailOf(booked.sale));
  await calls.post<Fulfillment>('/fulfillments', { orderId: booked.order.id, items, ...parcel });
}

/** Before the money is captured: the authorization is released. */
export async function cancel(shop: Shop, booked: BookedOrder, units: Units): Promise<void> {
  const items = linesOf(shop, booked, units, 'cancelQuantity');
  const calls = server(shop, trailOf(booked.sale));
  await calls.post<Fulfillment>('/fulfillments', { orderId: booked.order.id, items });
}
