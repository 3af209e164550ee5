/** Addresses that ask for no key: whoever has one may open what it leads to. */
import type { Store, Transaction } from '../storage/port';
import type { AccountKeys } from './auth';
import { registryAccount } from './keys/record';

export interface Behind {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
}

/** Looks in the account that the address names as `of`, or in each of those that the sandbox started with. */
export async function findBehind<Found>(
  { searchParams }: URL,
  { store, accounts }: Behind,
  find: (transaction: Transaction, accountId: string) => Promise<Found | null>,
): Promise<Found | null> {
  const named = searchParams.get('of');
  const sides = named && named !== registryAccount ? [named] : accounts.map(({ accountId }) => accountId);
  for (const accountId of sides) {
    const found = await store.transact(accountId, (transaction) => find(transaction, accountId));
    if (found) return found;
  }
  return null;
}
