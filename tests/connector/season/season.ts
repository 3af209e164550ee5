/** A season of the two stores, scene by scene. */

import type { Shop } from '../connector/shop';
import type { Purpose, World } from '../world';
import { aCardIsAddedAndRemoved, aCustomerAsksToBeForgotten } from './accounts';
import * as disputes from './disputes';
import * as goods from './goods';
import { aProductIsRenamed, theHandlerIsChecked, theStoreOpens } from './opening';
import * as payments from './payments';
import * as places from './places';
import { thePlainStoreOpens, thePlainStoreSells } from './second-store';
import { play, type Scene, type Stage } from './stage';
import * as subscriptions from './subscriptions';

export interface Act {
  /** The name of the run in the ledger. */
  readonly name: string;
  readonly purpose: Purpose;
  readonly scenes: readonly Scene[];
}

const { shippingIsForgottenOnPurpose, ...otherPlaces } = places;

export const season: readonly Act[] = [
  { name: 'opening', purpose: 'ordinary', scenes: [theStoreOpens] },
  { name: 'goods', purpose: 'ordinary', scenes: Object.values(goods) },
  { name: 'payments', purpose: 'ordinary', scenes: Object.values(payments) },
  { name: 'places', purpose: 'ordinary', scenes: Object.values(otherPlaces) },
  { name: 'disputes', purpose: 'ordinary', scenes: Object.values(disputes) },
  { name: 'refusals on purpose', purpose: 'negative', scenes: [shippingIsForgottenOnPurpose] },
  { name: 'subscriptions', purpose: 'ordinary', scenes: Object.values(subscriptions) },
  { name: 'accounts', purpose: 'ordinary', scenes: [aCardIsAddedAndRemoved, aCustomerAsksToBeForgotten] },
  { name: 'the schedule', purpose: 'ordinary', scenes: [aProductIsRenamed, theHandlerIsChecked] },
];

export const secondSeason: readonly Act[] = [
  { name: 'second store', purpose: 'ordinary', scenes: [thePlainStoreOpens, thePlainStoreSells] },
];

export async function playSeason(shop: Shop, world: World, acts: readonly Act[]): Promise<void> {
  let count = 1000;
  const next = () => {
    count += 1;
    return String(count);
  };
  const stage: Stage = { shop, world, next };
  for (const { name, purpose, scenes } of acts) {
    await world.run(name, purpose);
    for (const scene of scenes) await play(stage, scene);
  }
}
