/** A buyer's bank asks about an order. */
import { drive, router } from '../cast/products';
import { ada, ben } from '../cast/shoppers';
import { buys, card, cart, line, mastercard, type Scene, ships, visa } from './stage';

const day = 24 * 3600;

/** Staff wants to be kind in the meantime; the connector waits until the bank has given up. */
export const aBankAsksAndGivesUp: Scene = async (stage) => {
  const { shop, world } = stage;
  const order = await buys(stage, cart(stage, ada, [line(router, 131)]), { method: card(visa) });
  await ships(stage, order);
  await world.dispute('dispute', order.order.id);
  await world.deliver(shop);
  await shop.does.refund(shop, order, { amount: 10 }, 'requested_by_customer');
  await world.passes(3 * day);
  await world.dispute('resolve_dispute', order.order.id);
  await world.deliver(shop);
  await shop.does.refund(shop, order, { amount: 11 }, 'requested_by_customer');
};

export const aBankTakesTheMoneyBack: Scene = async (stage) => {
  const { shop, world } = stage;
  const order = await buys(stage, cart(stage, ben, [line(drive, 83)]), { method: card(mastercard) });
  await ships(stage, order);
  await world.dispute('dispute', order.order.id);
  await world.passes(5 * day);
  await world.deliver(shop);
  await world.dispute('chargeback', order.order.id);
};
