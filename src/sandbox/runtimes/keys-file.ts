/** Keys that a local server has from the start, so that connectors can be configured before it runs. */

import { readFile } from 'node:fs/promises';
import { isObject } from '../../json';
import { Unfit } from '../http/fields';
import { createKeyRegistry } from '../http/keys/registry';
import { wantedKey } from '../http/keys/wanted';
import { defaultAccountId } from '../keys';
import type { Store } from '../storage/port';

function entryOf(entry: unknown) {
  if (!isObject(entry)) throw new Error('it has an entry that is no object.');
  const { key, account = defaultAccountId, ...wanted } = entry;
  if (typeof key !== 'string' || !/^[ps]k_\w{8,200}$/.test(key))
    throw new Error('a key begins with sk_ or pk_, and at least 8 letters, digits or underscores follow.');
  if (typeof account !== 'string' || !/^[a-z\d][a-z\d-]{0,39}$/.test(account))
    throw new Error('an account has at most 40 small letters, digits and hyphens.');
  return { key, account, wanted: wantedKey(wanted) };
}

/**
 * Sees to it that the store has the keys of a file: `[{ "key": "sk_test_…", "account": "shop-b", "type": "secret" }]`, with
 * the fields of `POST /_sandbox/keys`. A key that is there already stays as it is.
 * @throws Error with what is wrong with the file
 */
export async function addKeysOf(path: string, store: Store): Promise<void> {
  try {
    const list: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!Array.isArray(list)) throw new Error('it is no list.');
    const registry = createKeyRegistry(store);
    for (const { key, account, wanted } of list.map(entryOf)) await registry.add(account, wanted, key);
  } catch (error) {
    const why = error instanceof Unfit ? `${error.parameter}: ${error.message}` : (error as Error).message;
    throw new Error(`The keys in ${path} cannot be used: ${why}`);
  }
}
