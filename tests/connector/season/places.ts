/** Buyers whose place or papers change the sale. */
import { course, drive, editor, lamp, mug, teaBowl } from '../cast/products';
import { cleo, gilles, hana, iris, library, studio } from '../cast/shoppers';
import { Refused } from '../connector/api';
import { buys, card, cart, express, line, mastercard, meansOf, type Scene, ships, standard, visa } from './stage';

/** The smallest picture there is stands for the scan. */
const scan = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const aLibraryOwesNoTax: Scene = async (stage) => {
  const { shop, world } = stage;
  const lines = [line(lamp, 26, 4)];
  const taxed = cart(stage, library, lines, { registered: true });
  await shop.does.openCheckout(shop, taxed);
  await world.passes(300);
  const facts = { companyName: 'Byron Library', taxAuthority: 'MN' };
  const years = { startDate: '2025-01-01T00:00:00Z', endDate: '2035-12-31T00:00:00Z' };
  await shop.does.keepCertificate(shop, library, scan, { ...facts, ...years });
  const order = await buys(stage, cart(stage, library, lines, { registered: true }), { method: card(visa) });
  await ships(stage, order);
};

export const aBusinessAccountsForTheTax: Scene = async (stage) => {
  const { shop } = stage;
  const taxNumber = { type: 'de', value: 'DE123456789' };
  await shop.does.register(shop, studio);
  await shop.does.keepTaxNumber(shop, studio, taxNumber);
  const sale = cart(stage, studio, [line(editor, 49.6, 3)], { registered: true, taxNumber, pricesIncludeTax: false });
  await ships(stage, await buys(stage, sale, { method: card(mastercard) }));
};

/** Brazil asks for a number; the shopper gives it once the page asks. */
export const aNumberIsAskedFor: Scene = async (stage) => {
  const sale = cart(stage, iris, [line(course, 180)]);
  const means = { method: card(visa) };
  try {
    await buys(stage, sale, means);
  } catch (error) {
    if (!(error instanceof Refused && error.says('additional_information_required', 'taxIdentifiers'))) throw error;
    const taxNumber = { type: 'br_natural', value: '123.456.789-09' };
    await ships(stage, await buys(stage, { ...sale, taxNumber }, means));
  }
};

export const dutiesArePaidWithTheOrder: Scene = async (stage) => {
  const shipping = { ...express, shippingTerms: 'DDP' as const };
  const sale = cart(stage, gilles, [line(mug, 18, 2), line(drive, 110)], { shipping });
  await ships(stage, await buys(stage, sale, { method: card(visa) }));
};

/** Nothing can be sent there; the shopper has it sent to a friend. */
export const aCountryCannotBeServed: Scene = async (stage) => {
  const away = { ...cleo, address: { line1: 'Calle 23', city: 'Havana', postalCode: '10400', country: 'CU' } };
  const sale = cart(stage, away, [line(drive, 76)]);
  try {
    await buys(stage, sale, { method: card(visa) });
  } catch (error) {
    if (!(error instanceof Refused && error.says('country_unsupported'))) throw error;
    await ships(stage, await buys(stage, { ...sale, shopper: cleo }, { method: card(visa) }));
  }
};

export const noOneSellerSellsBoth: Scene = async (stage) => {
  const { shop } = stage;
  const sale = cart(stage, hana, [line(teaBowl, 4200), line(drive, 9800)], { shipping: { ...standard, amount: 800 } });
  for (const [part, checkout] of await shop.does.openOneOrSeveral(shop, sale))
    await ships(stage, await shop.does.checkOut(shop, part, checkout, meansOf(stage, { method: card(visa) })));
};

/** A test that is meant to be refused: the shipping is missing, and the same checkout is mended. */
export const shippingIsForgottenOnPurpose: Scene = async (stage) => {
  const { shop, world } = stage;
  const sale = cart(stage, cleo, [line(mug, 11)], { shipping: undefined });
  const means = meansOf(stage, { method: card(visa) });
  const reviewed = await shop.does.pay(shop, sale, await shop.does.openCheckout(shop, sale), means);
  try {
    await shop.does.placeOrder(shop, sale, reviewed, means);
  } catch (error) {
    if (!(error instanceof Refused && error.says('invalid_shipping_choice'))) throw error;
    const mended = { ...sale, shipping: standard };
    await shop.does.chooseShipping(shop, mended, reviewed);
    await world.passes(30);
    await ships(stage, await shop.does.placeOrder(shop, mended, reviewed, means));
  }
};
