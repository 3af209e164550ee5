import type { Store } from '../storage/port';
import { setUpAccount } from './samples';

/** Sets accounts up when they are first met. Resolves once the account has its sample objects. */
export function createSetup(store: Store, baseUrl: string): (accountId: string) => Promise<void> {
  const met = new Map<string, Promise<void>>();
  return (accountId) => {
    const known = met.get(accountId);
    if (known) return known;
    const started = store.transact(accountId, (transaction) => setUpAccount(transaction, accountId, baseUrl));
    met.set(accountId, started);
    // The next request tries again.
    started.catch(() => met.delete(accountId));
    return started;
  };
}
