/** What a scene has to play with: a store, the world around it, and the words in which a scene is told. */
import { NotPaidFor, Refused } from '../connector/api';
import type { BookedOrder } from '../connector/book';
import type { Means } from '../connector/pay';
import type { Line, Product, Sale, Shipping, Shopper } from '../connector/sale';
import type { Shop } from '../connector/shop';
import type { World } from '../world';

export interface Stage {
  readonly shop: Shop;
  readonly world: World;
  /** The next number of the platform. */
  next(): string;
}

export type Scene = (stage: Stage) => Promise<void>;

export const visa = '4444222233331111';
export const mastercard = '5466160000000008';
export const declinedCard = '4000000000003600';
export const challengedCard = '5454545454545454';
export const refundFails = '4000000000004111';

export const card = (number: string) => ({
  type: 'creditCard',
  creditCard: { number, expirationMonth: 3, expirationYear: 2030, cvv: '123' },
});

export const standard: Shipping = { amount: 5, description: 'Standard', serviceLevel: 'SG' };
export const express: Shipping = { amount: 14.5, description: 'Express', serviceLevel: 'EX' };

export const line = (product: Product, price: number, quantity = 1, more: Partial<Line> = {}): Line => ({
  product,
  price,
  quantity,
  ...more,
});

export function cart(stage: Stage, shopper: Shopper, lines: readonly Line[], more: Partial<Sale> = {}): Sale {
  const number = `${stage.shop.settings.store}-${stage.next()}`;
  const needsShipping = lines.some(({ product }) => product.physical);
  return { number, session: `visit-${number}`, shopper, lines, ...(needsShipping && { shipping: standard }), ...more };
}

/** A shopper takes half a minute over the review page, and longer at a bank. */
export function meansOf(stage: Stage, means: Means): Means {
  const looksItOver = () => stage.world.passes(30);
  return { looksItOver, ...means, ...(means.otherwise && { otherwise: meansOf(stage, means.otherwise) }) };
}

/** What the shopper does where a payment is approved. */
export const atTheBank =
  ({ world }: Stage, action: 'approve' | 'authenticate') =>
  async (sourceId: string) => {
    await world.passes(20);
    await world.bank(action, sourceId);
  };

export function buys(stage: Stage, sale: Sale, means: Means): Promise<BookedOrder> {
  return stage.shop.does.buy(stage.shop, sale, meansOf(stage, means));
}

const parcel = (number: string) => ({
  trackingCompany: 'UPS',
  trackingNumber: `1Z999AA1${number.replace(/\D/g, '').padStart(8, '0')}`,
  trackingUrl: `https://www.ups.com/track?tracknum=1Z999AA1${number.replace(/\D/g, '').padStart(8, '0')}`,
});

/** The warehouse packs units of each line, or all of them; downloads are handed over without a parcel. */
export async function ships({ shop, world }: Stage, booked: BookedOrder, units?: readonly number[]): Promise<void> {
  await world.passes(3600);
  await world.deliver(shop);
  const isGoods = booked.sale.lines.some(({ product }) => product.physical);
  const all = booked.sale.lines.map(({ quantity }) => quantity);
  await shop.does.ship(shop, booked, units ?? all, isGoods ? parcel(booked.sale.number) : undefined);
  await world.passes(60);
  await world.deliver(shop);
}

/** A connector that is refused loses this scene, not the season. */
export async function play(stage: Stage, scene: Scene): Promise<void> {
  try {
    await scene(stage);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof NotPaidFor)) throw error;
    stage.shop.log.push(`${scene.name} ended early: ${error.message}`);
  }
  await stage.world.passes(900);
  await stage.world.deliver(stage.shop);
}
