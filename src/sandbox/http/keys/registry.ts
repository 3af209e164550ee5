/** Makes, lists, rotates and ends keys, and makes accounts. The text of a secret key is told once, when it is made. */

import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import { momentOf } from '../../domain/kernel/time';
import { newUuid } from '../../engine/ids';
import type { Store } from '../../storage/port';
import { keysOfAccount } from './directory';
import { type ApiKey, type ApiKeyRecord, hashOf, newKeyText, registryAccount } from './record';
import type { WantedKey } from './wanted';

/** A key as a caller sees it; `key` when it was just made, and of public keys always. */
export type ShownKey = ApiKey & { readonly key?: string };

const shown = ({ document, hidden: { text } }: ApiKeyRecord): ShownKey => ({ ...document, ...(text && { key: text }) });

async function recordOf(account: string, wanted: WantedKey, text: string): Promise<ApiKeyRecord> {
  const document: ApiKey = {
    id: `key_${newUuid()}`,
    account,
    createdTime: new Date().toISOString(),
    lastFour: text.slice(-4),
    ...wanted,
  };
  return { kind: 'api-key', id: await hashOf(text), document, hidden: wanted.type === 'public' ? { text } : {} };
}

export interface KeyRegistry {
  keysOf(account: string): Promise<ShownKey[]>;
  make(account: string, wanted: WantedKey): Promise<ShownKey>;
  /** A key whose text was chosen before. One that is there already stays. */
  add(account: string, wanted: WantedKey, text: string): Promise<void>;
  /** A key like this one; the old one ends then. Undefined where the account has no such key. */
  rotate(account: string, id: string, expiresTime: string): Promise<ShownKey | undefined>;
  revoke(account: string, id: string): Promise<ShownKey | undefined>;
  accounts(): Promise<object[]>;
  /** A secret and a public key for each side of an account. */
  firstKeys(account: string): Promise<{ keys: ShownKey[] }>;
  /** An account with four keys, or undefined where there is one of this id. */
  open(account: string, more: { readonly name?: string }): Promise<{ keys: ShownKey[] } | undefined>;
}

type Make = (account: string, wanted: WantedKey, text?: string) => Promise<ShownKey>;

/** What becomes of the keys that an account has. */
function keysIn(store: Store) {
  const put = (record: ApiKeyRecord) =>
    store.transact(registryAccount, async (transaction) => {
      await transaction.put([record]);
      transaction.announce?.({ about: 'keys' });
    });

  async function own(account: string, id: string): Promise<ApiKeyRecord | undefined> {
    return (await keysOfAccount(store, account)).find(({ document }) => document.id === id);
  }

  const make: Make = async (account, wanted, text = newKeyText(wanted.type, wanted.liveMode)) => {
    const record = await recordOf(account, wanted, text);
    await put(record);
    return { ...record.document, key: text };
  };

  const rotate: KeyRegistry['rotate'] = async (account, id, expiresTime) => {
    const old = await own(account, id);
    if (!old) return undefined;
    await put({ ...old, document: { ...old.document, expiresTime: earlier(expiresTime, old.document.expiresTime) } });
    return make(account, likeOf(old.document));
  };

  const revoke: KeyRegistry['revoke'] = async (account, id) => {
    const old = await own(account, id);
    if (!old) return undefined;
    const revokedTime = old.document.revokedTime ?? new Date().toISOString();
    const record = { ...old, document: { ...old.document, revokedTime } };
    await put(record);
    return shown(record);
  };

  return { make, rotate, revoke };
}

/** A key that ends, or ended, is not given more time by one that takes its place. */
const earlier = (wanted: string, known = wanted) => (momentOf(known) < momentOf(wanted) ? known : wanted);

/** What a key is that takes the place of another. */
function likeOf({ type, liveMode, name, permissions, version }: ApiKey): WantedKey {
  return {
    type,
    liveMode,
    ...(name && { name }),
    ...(permissions && { permissions }),
    ...(version && { version }),
  };
}

async function addUnlessThere(store: Store, record: ApiKeyRecord): Promise<void> {
  await store.transact(registryAccount, async (transaction) => {
    if (!(await transaction.get('api-key', record.id))) await transaction.put([record]);
  });
}

function listAccounts(store: Store): Promise<object[]> {
  return store.transact(registryAccount, async (transaction) => {
    const placed = await transaction.page('sandbox-account', { direction: 'newer', size: 500 });
    return placed.map(({ record: { id, document } }) => ({ id, ...document }));
  });
}

/** Whether the account was not there before. */
function openAccount(store: Store, id: string, more: { readonly name?: string }): Promise<boolean> {
  return store.transact(registryAccount, async (transaction) => {
    if (await transaction.get('sandbox-account', id)) return false;
    const document = { ...more, createdTime: new Date().toISOString() };
    await transaction.put([{ kind: 'sandbox-account', id, document, hidden: NOTHING_HIDDEN }]);
    return true;
  });
}

async function firstKeys(account: string, make: Make): Promise<ShownKey[]> {
  const keys: ShownKey[] = [];
  for (const liveMode of [false, true])
    for (const type of ['secret', 'public'] as const) keys.push(await make(account, { type, liveMode }));
  return keys;
}

export function createKeyRegistry(store: Store): KeyRegistry {
  const { make, rotate, revoke } = keysIn(store);
  return {
    make: (account, wanted) => make(account, wanted),
    rotate,
    revoke,
    add: async (account, wanted, text) => addUnlessThere(store, await recordOf(account, wanted, text)),
    keysOf: async (account) => (await keysOfAccount(store, account)).map(shown),
    accounts: () => listAccounts(store),
    firstKeys: async (account) => ({ keys: await firstKeys(account, make) }),
    open: async (account, more) =>
      (await openAccount(store, account, more)) ? { keys: await firstKeys(account, make) } : undefined,
  };
}
