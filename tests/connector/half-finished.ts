/** A connector of its first week: it sells to guests with a card, and does nothing after that. */

import { drive, editor, mug, mugFromVenlo } from './cast/products';
import { ada, ben, cleo, dora } from './cast/shoppers';
import type { Behaviours } from './connector/behaviours';
import { theStoreOpens } from './season/opening';
import type { Act } from './season/season';
import { buys, card, cart, line, type Scene, visa } from './season/stage';

const guestsBuy: Scene = async (stage) => {
  for (const sale of [
    cart(stage, ada, [line(mug, 10, 2)]),
    cart(stage, ben, [line(drive, 79), line(mug, 10.5)]),
    cart(stage, cleo, [line(editor, 60)]),
    cart(stage, dora, [line(mugFromVenlo, 15)]),
  ])
    await buys(stage, sale, { method: card(visa) });
};

const nothing = async () => {};

export const half: {
  readonly acts: readonly Act[];
  readonly exchange: Partial<Behaviours>;
  /** Items that even this much shows. */
  readonly shows: readonly string[];
} = {
  acts: [{ name: 'first week', purpose: 'ordinary', scenes: [theStoreOpens, guestsBuy] }],
  exchange: { askForEvents: nothing, declareFee: nothing, linkDocument: nothing, ship: nothing },
  shows: [
    'admin.api-keys',
    'admin.default-ship-from',
    'checkouts.product-data',
    'checkouts.compliance-product-data',
    'checkouts.tax-inclusive',
    'checkouts.public-ip',
    'checkouts.upstream-id',
    'checkouts.ship-addresses',
    'orders.from-checkout-id',
    'payments.drop-in',
    'payments.review-after-success',
    'products.group-per-sku',
    'x.bill-to-before-order',
    'x.eccn-allowed',
    'x.email-before-order',
    'x.no-hard-coded-data',
    'x.no-redundant-calls',
    'x.session-ready',
    'x.troubleshooting-headers',
    'x.version-match',
  ],
};
