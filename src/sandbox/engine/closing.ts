/** Accounts that were deleted or suspended. Work that was under way for one, such as a delivery, must not set it up anew. */
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

/** Marks a side of an account as suspended, or as going on. One that was never called has nothing to hold back. */
export async function suspendSide(store: Store, side: string, suspendedTime: string | undefined): Promise<void> {
  await store.transact(side, async (transaction) => {
    const account = await transaction.get('account', side);
    if (!account) return;
    const { suspendedTime: _, ...document } = account.document;
    await transaction.put([{ ...account, document: { ...document, ...(suspendedTime && { suspendedTime }) } }]);
    if (!suspendedTime) transaction.announce?.({ about: 'outbox', accountId: side });
  });
}

/** Whether nothing of a side is to be shown or sent now. */
export async function isSuspended(transaction: Transaction, side: string): Promise<boolean> {
  return (await transaction.get('account', side))?.document.suspendedTime !== undefined;
}
