/** Who calls, by the keys that every sandbox has and by those that were made. */
import { momentOf } from '../../domain/kernel/time';
import type { Caller } from '../../engine/arrival';
import type { Refusal } from '../../engine/reply';
import { accountOf, sideOf } from '../../engine/sides';
import type { Store, Transaction } from '../../storage/port';
import type { AskedHeaders } from '../asked';
import { type AccountKeys, authenticate, keyOf } from '../auth';
import { refusals } from '../errors';
import type { Quotas } from '../quotas';
import { createKeyLookup, type FoundKey } from './lookup';
import { type ApiKey, type ApiKeyRecord, hashOf, registryAccount } from './record';

export interface Known {
  readonly caller: Caller;
  /** Why the key does not count any more, or its account does not. */
  readonly refusal?: Refusal;
  /** Of the account, where they differ from those of all others. */
  readonly quotas?: Partial<Quotas>;
}

export interface Directory {
  /** Undefined where the key is missing or unknown. */
  find(headers: Pick<AskedHeaders, 'get'>): Promise<Known | undefined>;
  /**
   * A public key of a side that has called before, for addresses that a shopper opens: as it was when the side's newest
   * call came in, also where keys have changed since.
   */
  publicKeyOf(side: string): string;
  /** Reads anew at the next call, after a change of keys or accounts elsewhere. */
  forget(): void;
  /** After a change here: resolves once no process answers to what was before. */
  changed(): Promise<void>;
}

/** More keys than anybody gives one account. */
const most = 500;
/** Far more sides than have calls under way at once. */
const mostSides = 20_000;

/** Keys of an account, newest first. */
export async function keysIn(transaction: Transaction, account: string): Promise<ApiKeyRecord[]> {
  const where = [{ name: 'account', oneOf: [account] }];
  const found: ApiKeyRecord[] = [];
  for (let from: number | undefined, more = true; more; ) {
    const placed = await transaction.page('api-key', { direction: 'older', size: most, from, where });
    found.push(...placed.map(({ record }) => record));
    from = placed.at(-1)?.position;
    more = placed.length === most;
  }
  return found;
}

export function keysOfAccount(store: Store, account: string): Promise<ApiKeyRecord[]> {
  return store.transact(registryAccount, (transaction) => keysIn(transaction, account));
}

export function isOver({ expiresTime, revokedTime }: ApiKey, now = Date.now()): boolean {
  return revokedTime !== undefined || (expiresTime !== undefined && momentOf(expiresTime) <= now);
}

function refusalOf({ key, account }: FoundKey): Refusal | undefined {
  if (!isOver(key)) return account?.suspendedTime === undefined ? undefined : refusals.suspended();
  return key.revokedTime === undefined ? refusals.expiredKey() : refusals.unauthorized();
}

function callerOf({ account, liveMode, type, permissions, version }: ApiKey): Caller {
  return {
    accountId: sideOf(account, liveMode),
    keyKind: type === 'public' ? 'public' : 'secret',
    ...(type === 'restricted' && { permissions: permissions ?? {} }),
    ...(version !== undefined && { version }),
  };
}

/** @param caughtUp resolves once the other processes have heard of the change too */
export function createDirectory(
  store: Store,
  local: readonly AccountKeys[],
  caughtUp: () => Promise<void> = async () => undefined,
): Directory {
  const publicKeys = new Map<string, { readonly text: string; readonly asOf: number }>();
  const lookup = createKeyLookup(store);
  let changes = 0;

  async function remember(side: string): Promise<void> {
    const asOf = changes;
    if (publicKeys.get(side)?.asOf === asOf) return;
    const keys = await keysOfAccount(store, accountOf(side));
    const found = keys.find(
      ({ document, hidden }) =>
        hidden.text && sideOf(document.account, document.liveMode) === side && !isOver(document),
    );
    // Whichever was read longest ago goes: the next call of its side reads it again.
    publicKeys.delete(side);
    publicKeys.set(side, { text: found?.hidden.text ?? '', asOf });
    const [oldest] = publicKeys.keys();
    if (publicKeys.size > mostSides && oldest !== undefined) publicKeys.delete(oldest);
  }

  function forget(): void {
    // A call under way goes on with the key that it came in beside: without one, the addresses in its answer would open nothing.
    changes += 1;
    lookup.forget();
  }

  return {
    async find(headers) {
      const caller = authenticate(headers, local);
      if (caller) return { caller };
      const text = keyOf(headers);
      if (!text || !/^[sp]k_\w{8,200}$/.test(text) || !globalThis.crypto?.subtle) return undefined;
      const found = await lookup.find(await hashOf(text));
      if (!found) return undefined;
      const made = callerOf(found.key);
      await remember(made.accountId);
      return { caller: made, refusal: refusalOf(found), quotas: found.account?.quotas };
    },
    publicKeyOf: (side) =>
      local.find(({ accountId }) => accountId === side)?.publicKey ?? publicKeys.get(side)?.text ?? '',
    forget,
    changed() {
      forget();
      return caughtUp();
    },
  };
}
