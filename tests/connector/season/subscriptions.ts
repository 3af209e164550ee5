/** A month here, a month there. */
import { cloud } from '../cast/products';
import { dora, otto, pia } from '../cast/shoppers';
import { Refused } from '../connector/api';
import type { Shopper } from '../connector/sale';
import {
  atTheBank,
  buys,
  card,
  cart,
  declinedCard,
  line,
  mastercard,
  type Scene,
  type Stage,
  ships,
  visa,
} from './stage';

const day = 24 * 3600;
const monthly = (price: string) =>
  `Renews each month at ${price} until you cancel. Cancel in your account at any time.`;

async function monthPasses({ world, shop }: Stage): Promise<void> {
  await world.passes(30 * day);
  await world.deliver(shop);
}

export const aSubscriptionRenews: Scene = async (stage) => {
  const { shop } = stage;
  const offer = { id: 'sub-4711', terms: monthly('11.90 EUR'), renewsByItself: true };
  const lines = [line(cloud, 11.9, 1, { subscription: shop.does.firstTerm(shop, offer) })];
  const sale = cart(stage, pia, lines, { registered: true, chargeType: 'customer_initiated' });
  const first = await buys(stage, sale, { method: card(visa), keep: true });
  shop.does.noteSubscriptions(shop, first);
  await ships(stage, first);
  for (let month = 1; month <= 2; month += 1) {
    await monthPasses(stage);
    await renews(stage, offer.id);
  }
};

async function renews(stage: Stage, id: string, times?: { startTime: string; endTime: string }): Promise<void> {
  const subscription = stage.shop.book.subscriptions.get(id);
  if (subscription) await ships(stage, await stage.shop.does.renew(stage.shop, subscription, times));
}

/** The customer changes the card to one that is declined; the next day another one works. */
export const aRenewalIsDeclined: Scene = async (stage) => {
  const { shop, world } = stage;
  const subscription = shop.book.subscriptions.get('sub-4711');
  if (!subscription) return;
  const good = subscription.sourceId;
  const { firstName, lastName, email, address } = pia;
  const owner = { firstName, lastName, email, address };
  const bad = await shop.does.addCard(shop, pia, { ...card(declinedCard), owner });
  subscription.sourceId = bad.id;
  await monthPasses(stage);
  try {
    await shop.does.renew(shop, subscription);
  } catch (error) {
    if (!(error instanceof Refused && error.says('declined'))) throw error;
    await world.passes(day + 3600);
    subscription.sourceId = good;
    await renews(stage, subscription.id);
  }
};

export const aShopperRenewsByHand: Scene = async (stage) => {
  const { shop } = stage;
  const offer = {
    id: 'sub-4712',
    terms: 'One month for 13.90 EUR. It ends by itself; renew it when you like.',
    renewsByItself: false,
  };
  for (let month = 0; month < 2; month += 1) {
    const lines = [line(cloud, 13.9, 1, { subscription: shop.does.firstTerm(shop, offer) })];
    const sale = cart(stage, otto, lines, { registered: true, chargeType: 'customer_initiated' });
    await ships(stage, await buys(stage, sale, { method: card(mastercard) }));
    await monthPasses(stage);
  }
};

/** This method wants to know when each term begins and ends. */
export const aSubscriptionIsPaidInParts: Scene = async (stage) => {
  const { shop, world } = stage;
  const offer = { id: 'sub-4713', terms: monthly('15.90 EUR'), renewsByItself: true };
  const startTime = await world.time();
  const times = termFrom(startTime);
  const lines = [line(cloud, 15.9, 1, { subscription: shop.does.firstTerm(shop, offer, times) })];
  const sale = cart(stage, dora as Shopper, lines, { registered: true, chargeType: 'customer_initiated' });
  const method = { type: 'klarnaCreditRecurring', klarnaCreditRecurring: {} };
  const first = await buys(stage, sale, { method, keep: true, atTheBank: atTheBank(stage, 'approve') });
  shop.does.noteSubscriptions(shop, first);
  await ships(stage, first);
  await monthPasses(stage);
  await renews(stage, offer.id, termFrom(await world.time()));
};

function termFrom(startTime: string) {
  const start = Date.parse(startTime);
  const text = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return { startTime: text(start), endTime: text(start + 30 * day * 1000 - 1000) };
}
