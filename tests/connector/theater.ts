/** Plays a season against a sandbox in this process. */

import type { Run } from '../../src/certification/scope';
import { localKeys } from '../../src/sandbox/keys';
import type { Behaviours } from './connector/behaviours';
import { openShop, type Settings, type Shop } from './connector/shop';
import { type Act, playSeason } from './season/season';
import { type LedgerEntries, placeInMemory, World } from './world';

const [local = { secretKey: '', publicKey: '' }] = localKeys;
export const memoryKeys = { secretKey: local.secretKey, publicKey: local.publicKey };

export interface Played {
  readonly shop: Shop;
  readonly ledger: LedgerEntries;
  readonly runs: readonly Run[];
}

type Typed = Omit<Settings, 'secretKey' | 'publicKey' | 'eventAddress'>;

export async function playInMemory(
  typed: Typed,
  acts: readonly Act[],
  does: Behaviours,
  rateLimit = 0,
): Promise<Played> {
  const world = new World(placeInMemory(rateLimit), memoryKeys.secretKey);
  const settings = { ...typed, ...memoryKeys, eventAddress: 'https://connector.example/events' };
  const shop = openShop(settings, world.wire, does);
  await playSeason(shop, world, acts);
  return { shop, ledger: await world.ledger(), runs: await world.runs() };
}
