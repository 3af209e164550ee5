/** Before the first sale. */
import { catalog, lamp } from '../cast/products';
import type { Scene } from './stage';

export const theStoreOpens: Scene = async ({ shop, world }) => {
  await shop.does.askForEvents(shop);
  await world.shareTokens(shop);
  await shop.does.readGroups(shop);
  await shop.does.pushCatalog(shop, catalog);
  await shop.does.declareFee(shop, {
    type: 'battery',
    skuId: lamp.id,
    category: 'Portable batteries',
    value: lamp.name,
    amount: 0.3,
    currency: 'USD',
    country: 'US',
    battery: { quantity: 2, chemicalSystem: 'Alkaline', iecCode: 'LR20' },
    weightAndUnits: '0.28 kilogram',
  });
};

/** One product gets a new name; the schedule runs. */
export const aProductIsRenamed: Scene = async ({ shop }) => {
  const changed = catalog.map((product) => (product === lamp ? { ...lamp, name: 'Camping lamp, dimmable' } : product));
  await shop.does.pushChanges(shop, changed);
};

/** Forged, old and doubled deliveries come in. */
export const theHandlerIsChecked: Scene = ({ shop, world }) => world.checkHandler(shop);
