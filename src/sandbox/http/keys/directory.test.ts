import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../storage/memory';
import { createDirectory } from './directory';
import { createKeyRegistry } from './registry';

describe('the public key in addresses that a shopper opens', () => {
  it('stays that of the call under way while keys change elsewhere, and is read anew at the next call', async () => {
    const store = openMemoryStore();
    const [registry, directory] = [createKeyRegistry(store), createDirectory(store, [])];
    const { keys = [] } = (await registry.open('shop', {})) ?? {};
    const of = (type: string) => keys.find((key) => key.type === type && !key.liveMode);
    const headers = new Headers({ authorization: `Bearer ${of('secret')?.key}` });
    const caller = (await directory.find(headers))?.caller;
    const side = caller?.accountId ?? '';
    directory.forget();
    expect(directory.publicKeyOf(side)).toBe(of('public')?.key);
    await registry.revoke('shop', of('public')?.id ?? '');
    const next = await registry.make('shop', { type: 'public', liveMode: false });
    directory.forget();
    await directory.find(headers);
    expect(directory.publicKeyOf(side)).toBe(next.key);
  });
});
