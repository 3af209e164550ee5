/** Addresses that ask for no key: whoever has one may open what it leads to. */
import { isSuspended } from '../engine/closing';
import type { Store, Transaction } from '../storage/port';
import type { AccountKeys } from './auth';
import type { AddressSeal } from './hosted/options';

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

/** Looks in the account that the address names as `of`, or in each of those that the sandbox started with. */
export async function findBehind<Found>(
  url: URL,
  { store, accounts, seal }: Behind,
  find: (transaction: Transaction, accountId: string) => Promise<Found | null>,
): Promise<Found | null> {
  const named = namedSide(url, seal);
  if (named === '') return null;
  const sides = named === undefined ? accounts.map(({ accountId }) => accountId) : [named];
  for (const accountId of sides) {
    const found = await store.transact(accountId, async (transaction) =>
      (await isSuspended(transaction, accountId)) ? null : find(transaction, accountId),
    );
    if (found) return found;
  }
  return null;
}
