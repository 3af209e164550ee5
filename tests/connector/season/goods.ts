/** Goods: sold, shipped in parts, cancelled in parts, and on their way back. */
import { drive, lamp, mug, mugFromVenlo, print, router } from '../cast/products';
import { ada, ben, cleo, nora } from '../cast/shoppers';
import { buys, card, cart, line, mastercard, type Scene, ships, visa } from './stage';

export const aGuestBuysAndGetsTwoParcels: Scene = async (stage) => {
  const sale = cart(stage, ada, [line(mug, 10, 3), line(lamp, 24.9)]);
  const order = await buys(stage, sale, { method: card(visa) });
  await ships(stage, order, [2, 0]);
  await ships(stage, order, [1, 1]);
  const { shop, world } = stage;
  await shop.does.refund(shop, order, { amount: 4 }, 'late_delivery');
  await world.passes(90);
  await world.deliver(shop);
  await shop.does.lookUpRefunds(shop, order);
};

export const aCustomerComesBack: Scene = async (stage) => {
  const first = await buys(stage, cart(stage, ben, [line(router, 129)], { registered: true }), {
    method: card(mastercard),
    keep: true,
  });
  await ships(stage, first);
  const saved = first.order.payment.sources?.[0]?.id ?? '';
  const again = await buys(stage, cart(stage, ben, [line(drive, 79.5)], { registered: true }), { saved });
  await ships(stage, again);
  await stage.shop.does.refund(stage.shop, again, 'all', 'requested_by_customer');
};

export const aLineIsCancelledAndAnOrderToo: Scene = async (stage) => {
  const { shop, world } = stage;
  const part = await buys(stage, cart(stage, cleo, [line(mug, 12, 3)]), { method: card(visa) });
  await world.passes(600);
  await shop.does.cancel(shop, part, [1]);
  await ships(stage, part, [2]);
  const whole = await buys(stage, cart(stage, ada, [line(drive, 81), line(mug, 9.5)]), { method: card(mastercard) });
  await world.passes(600);
  await shop.does.cancel(shop, whole, [1, 1]);
};

export const goodsComeBack: Scene = async (stage) => {
  const { shop, world } = stage;
  const order = await buys(stage, cart(stage, nora, [line(mugFromVenlo, 14, 2)]), { method: card(visa) });
  await ships(stage, order);
  const announced = await shop.does.announceReturn(shop, order, [1], 'Wrong color');
  await world.passes(4 * 24 * 3600);
  await shop.does.acceptReturn(shop, order, announced);
};

/** Not in the pushed catalog: each line describes the product. */
export const printsAreMadeToOrder: Scene = async (stage) => {
  for (const [shopper, price] of [
    [ada, 35],
    [ben, 35.5],
    [cleo, 36],
    [nora, 34.5],
    [ben, 37],
  ] as const) {
    const order = await buys(stage, cart(stage, shopper, [line(print, price)]), { method: card(visa) });
    await ships(stage, order);
  }
};
