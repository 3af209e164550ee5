/** Ways to pay that are more than a card which simply works. */
import { course, drive, editor, mugFromVenlo, routerFromVenlo } from '../cast/products';
import { ada, ben, cleo, dora, emil, fay, nora, otto, pia, tagged } from '../cast/shoppers';
import {
  atTheBank,
  buys,
  card,
  cart,
  challengedCard,
  declinedCard,
  line,
  mastercard,
  refundFails,
  type Scene,
  ships,
  visa,
} from './stage';

export const aWalletIsApprovedBeforeTheOrder: Scene = async (stage) => {
  const method = {
    type: 'payPal',
    payPal: { returnUrl: 'https://harbor.example/pay', cancelUrl: 'https://harbor.example/cart' },
  };
  const order = await buys(stage, cart(stage, dora, [line(editor, 59)]), {
    method,
    atTheBank: atTheBank(stage, 'approve'),
  });
  await ships(stage, order);
};

export const aShopperIsSentToAPageAfterTheOrder: Scene = async (stage) => {
  const { shop, world } = stage;
  const sale = cart(stage, emil, [line(mugFromVenlo, 15)]);
  const order = await buys(stage, sale, { method: { type: 'klarnaCredit', klarnaCredit: {} } });
  await atTheBank(stage, 'approve')(order.order.payment.sources?.[0]?.id ?? '');
  await shop.does.shopperReturns(shop, order);
  await world.passes(60);
  await ships(stage, order);
};

export const moneyIsSentByTransfer: Scene = async (stage) => {
  const { shop, world } = stage;
  const sale = cart(stage, otto, [line(routerFromVenlo, 139)]);
  const order = await buys(stage, sale, { method: { type: 'wireTransfer', wireTransfer: {} } });
  await ships(stage, order);
  await world.passes(2 * 24 * 3600);
  await world.bank('fund', order.order.payment.sources?.[0]?.id ?? '');
  await world.deliver(shop);
  await ships(stage, order);
};

export const aBankWantsToSeeTheShopper: Scene = async (stage) => {
  const authenticate = atTheBank(stage, 'authenticate');
  const method = card(challengedCard);
  await ships(stage, await buys(stage, cart(stage, pia, [line(course, 42)]), { method, atTheBank: authenticate }));
  await ships(stage, await buys(stage, cart(stage, ben, [line(course, 44)]), { method, whenAsked: authenticate }));
};

export const creditPaysAPart: Scene = async (stage) => {
  const sale = cart(stage, fay, [line(mugFromVenlo, 16, 2)]);
  const order = await buys(stage, sale, { credit: 10, method: card(visa) });
  await ships(stage, order);
};

export const aCardIsDeclined: Scene = async (stage) => {
  const sale = cart(stage, cleo, [line(drive, 77)]);
  const order = await buys(stage, sale, { method: card(declinedCard), otherwise: { method: card(mastercard) } });
  await ships(stage, order);
};

export const ordersWait: Scene = async (stage) => {
  const { world } = stage;
  for (const [shopper, tag, price] of [
    [cleo, 'in-review', 61],
    [ben, 'in-review-blocked', 62],
    [ada, 'pending-payment', 63],
    [nora, 'pending-payment-fails', 64],
  ] as const) {
    const sale = cart(stage, tagged(shopper, tag), [line(editor, price)]);
    const order = await buys(stage, sale, { method: card(visa) });
    // The download is asked for at once; it is handed over only when the order is accepted.
    await stage.shop.does.ship(stage.shop, order, [1]);
    await world.passes(120);
    await ships(stage, order);
  }
};

export const aRefundFails: Scene = async (stage) => {
  const { shop } = stage;
  const order = await buys(stage, cart(stage, dora, [line(course, 38)]), { method: card(refundFails) });
  await ships(stage, order);
  await shop.does.refund(shop, order, { percent: 50 }, 'requested_by_customer');
};
