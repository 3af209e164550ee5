/** What an account's outbox holds, as whoever plans the sending sees it. */
import { momentOf } from '../../domain/kernel/time';
import type { Store } from '../../storage/port';
import { momentIn } from '../account-time';

export interface Waiting {
  /** Ids of the webhooks that something is to be sent to, now or later. */
  readonly webhookIds: readonly string[];
  /** Milliseconds from now until the next delivery is due that is not due yet. */
  readonly nextInMs?: number;
}

export function waitingIn(store: Store, accountId: string): Promise<Waiting> {
  return store.transact(accountId, async (transaction) => {
    const webhookIds = (await transaction.values('delivery', 'waitingFor')).map(String);
    const now = momentIn(transaction.account, new Date());
    // Nothing comes nearer while the clock stands still.
    if (transaction.account.state.frozenAt !== undefined) return { webhookIds };
    const times = (await transaction.values('delivery', 'dueTime')).filter(
      (time): time is number => Number(time) > now,
    );
    return { webhookIds, ...(times.length > 0 && { nextInMs: Math.min(...times) - now }) };
  });
}

/** The accounts that have something to send. */
export const accountsWaiting = (store: Store) => store.accountsWith('delivery', 'waitingFor');

/** Milliseconds until an account's clock shows a time; Infinity while it stands still before it. */
export function untilDue(store: Store, accountId: string, dueTime: string): Promise<number> {
  return store.transact(accountId, async ({ account }) => {
    const inMs = momentOf(dueTime) - momentIn(account, new Date());
    return account.state.frozenAt !== undefined && inMs > 0 ? Number.POSITIVE_INFINITY : inMs;
  });
}
