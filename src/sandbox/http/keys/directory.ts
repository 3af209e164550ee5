/** Who calls, by the keys that every sandbox has and by those that were made. */
import { momentOf } from '../../domain/kernel/time';
import type { Caller } from '../../engine/arrival';
import type { Refusal } from '../../engine/reply';
import { sideOf } from '../../engine/sides';
import type { Store } from '../../storage/port';
import type { AskedHeaders } from '../asked';
import { type AccountKeys, authenticate, keyOf } from '../auth';
import { refusals } from '../errors';
import { type ApiKey, type ApiKeyRecord, hashOf, registryAccount } from './record';

export interface Known {
  readonly caller: Caller;
  /** Why the key does not count any more. */
  readonly refusal?: Refusal;
}

export interface Directory {
  /** Undefined where the key is missing or unknown. */
  find(headers: Pick<AskedHeaders, 'get'>): Promise<Known | undefined>;
  /** A public key of a side that has called before, for addresses that a shopper opens. */
  publicKeyOf(side: string): string;
  /** Forgets what it remembers of public keys, after a change of keys. */
  forget(): void;
}

const most = 500;

/** All keys, newest first. */
export async function allKeys(store: Store): Promise<ApiKeyRecord[]> {
  return store.transact(registryAccount, async (transaction) => {
    const found: ApiKeyRecord[] = [];
    for (let from: number | undefined, more = true; more; ) {
      const placed = await transaction.page('api-key', { direction: 'older', size: most, from });
      found.push(...placed.map(({ record }) => record));
      from = placed.at(-1)?.position;
      more = placed.length === most;
    }
    return found;
  });
}

export function isOver({ expiresTime, revokedTime }: ApiKey, now = Date.now()): boolean {
  return revokedTime !== undefined || (expiresTime !== undefined && momentOf(expiresTime) <= now);
}

function refusalOf(key: ApiKey): Refusal | undefined {
  if (!isOver(key)) return undefined;
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

export function createDirectory(store: Store, local: readonly AccountKeys[]): Directory {
  const publicKeys = new Map<string, string>();

  async function remember(side: string): Promise<void> {
    if (publicKeys.has(side)) return;
    const keys = await allKeys(store);
    const found = keys.find(
      ({ document, hidden }) =>
        hidden.text && sideOf(document.account, document.liveMode) === side && !isOver(document),
    );
    publicKeys.set(side, found?.hidden.text ?? '');
  }

  return {
    async find(headers) {
      const caller = authenticate(headers, local);
      if (caller) return { caller };
      const text = keyOf(headers);
      if (!text || !/^[sp]k_\w{8,200}$/.test(text) || !globalThis.crypto?.subtle) return undefined;
      const hash = await hashOf(text);
      const record = await store.transact(registryAccount, (transaction) => transaction.get('api-key', hash));
      if (!record) return undefined;
      const made = callerOf(record.document);
      await remember(made.accountId);
      return { caller: made, refusal: refusalOf(record.document) };
    },
    publicKeyOf: (side) => local.find(({ accountId }) => accountId === side)?.publicKey ?? publicKeys.get(side) ?? '',
    forget: () => publicKeys.clear(),
  };
}
