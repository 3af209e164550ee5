/** A store that keeps tax and export data on each product. */
import { plainCatalog } from '../cast/products';
import { ben, dora, emil } from '../cast/shoppers';
import { buys, card, cart, line, mastercard, type Scene, ships, visa } from './stage';

export const thePlainStoreOpens: Scene = async ({ shop }) => {
  await shop.does.askForEvents(shop);
  await shop.does.pushCatalog(shop, plainCatalog);
};

export const thePlainStoreSells: Scene = async (stage) => {
  const [mug, lamp, , , editor] = plainCatalog;
  if (!mug || !lamp || !editor) return;
  const goods = cart(stage, ben, [line(mug, 11, 2), line(lamp, 25)]);
  await ships(stage, await buys(stage, goods, { method: card(visa) }));
  await ships(stage, await buys(stage, cart(stage, dora, [line(editor, 55)]), { method: card(mastercard) }));
  await ships(stage, await buys(stage, cart(stage, emil, [line(editor, 56)]), { method: card(visa) }));
};
