/** Addresses that ask for no key: whoever has one may open what it leads to. */
import { accountOf } from '../engine/sides';
import type { Store, Transaction } from '../storage/port';
import type { AccountKeys } from './auth';
import type { AddressSeal } from './hosted/options';
import { registryAccount } from './keys/record';

export interface Behind {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
  /** Where many share the sandbox. */
  readonly seal?: AddressSeal | undefined;
}

/** Accounts alone have names that begin so: what the sandbox keeps for itself is nobody's. */
const isAccount = (side: string) => /^[a-z\d]/.test(side);

function namedSide({ searchParams, pathname }: URL, seal: AddressSeal | undefined): string | undefined {
  const named = searchParams.get('of');
  if (named === null || named === '') return undefined;
  const side = seal ? seal.open(named, pathname) : named;
  return side !== undefined && isAccount(side) ? side : '';
}

/** What is suspended shows nothing, neither to whoever has a key nor to whoever has an address. */
async function isSuspended(store: Store, side: string): Promise<boolean> {
  const account = await store.transact(registryAccount, (transaction) =>
    transaction.get('sandbox-account', accountOf(side)),
  );
  return account?.document.suspendedTime !== undefined;
}

/** Looks in the account that the address names as `of`, or in each of those that the sandbox started with. */
export async function findBehind<Found>(
  url: URL,
  { store, accounts, seal }: Behind,
  find: (transaction: Transaction, accountId: string) => Promise<Found | null>,
): Promise<Found | null> {
  const named = namedSide(url, seal);
  if (named === '') return null;
  if (seal && named !== undefined && (await isSuspended(store, named))) return null;
  const sides = named === undefined ? accounts.map(({ accountId }) => accountId) : [named];
  for (const accountId of sides) {
    const found = await store.transact(accountId, (transaction) => find(transaction, accountId));
    if (found) return found;
  }
  return null;
}
