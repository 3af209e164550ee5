/** Finds a key by its hash, with the account that it opens. Remembered for a moment: nearly every call comes with the same few. */
import type { Store } from '../../storage/port';
import { type ApiKey, registryAccount, type SandboxAccount } from './record';

export interface FoundKey {
  readonly key: ApiKey;
  /** Absent where the account was there before any was opened. */
  readonly account?: SandboxAccount | undefined;
}

export interface KeyLookup {
  find(hash: string): Promise<FoundKey | undefined>;
  /** After a change of keys or accounts. */
  forget(): void;
}

/** Another process on the same database may have ended a key: so long at most it still opens here, in milliseconds. */
const rememberedMs = 5000;
const mostRemembered = 20_000;

function read(store: Store, hash: string): Promise<FoundKey | undefined> {
  return store.transact(registryAccount, async (transaction) => {
    const record = await transaction.get('api-key', hash);
    if (!record) return undefined;
    const account = await transaction.get('sandbox-account', record.document.account);
    return { key: record.document, account: account?.document };
  });
}

export function createKeyLookup(store: Store, now: () => number = () => performance.now()): KeyLookup {
  const remembered = new Map<string, { readonly found: FoundKey; readonly until: number }>();
  let changes = 0;
  return {
    async find(hash) {
      const known = remembered.get(hash);
      if (known && known.until > now()) return known.found;
      const before = changes;
      const found = await read(store, hash);
      // What was read before a change says nothing after it.
      if (!found || before !== changes) return found;
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(hash, { found, until: now() + rememberedMs });
      return found;
    },
    forget() {
      changes += 1;
      remembered.clear();
    },
  };
}
