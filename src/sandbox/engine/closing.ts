/** Accounts that were deleted. Work that was under way for one, such as a delivery, must not set it up anew. */
import type { Store, Transaction } from '../storage/port';

/** The account was deleted, and nothing is stored in it any more. */
export class AccountClosed extends Error {
  override readonly name = 'AccountClosed';

  constructor() {
    super('This account was deleted. Nothing of it is left, and nothing can be stored in it.');
  }
}

/** Removes all that a part of an account has, such as one of its sides. */
export async function closeAccount(store: Store, part: string, closedTime: string): Promise<void> {
  await store.transact(part, async (transaction) => {
    await transaction.clear();
    await transaction.put([
      { kind: 'account', id: part, document: { createdTime: closedTime, closedTime }, hidden: {} },
    ]);
  });
}

/**
 * Whether the account has been set up.
 * @throws AccountClosed
 */
export async function isSetUp(transaction: Transaction, accountId: string): Promise<boolean> {
  const account = await transaction.get('account', accountId);
  if (account?.document.closedTime !== undefined) throw new AccountClosed();
  return account !== undefined;
}
