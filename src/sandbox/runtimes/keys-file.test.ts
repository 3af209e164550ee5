import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandboxServer } from './node';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));

function fileWith(content: unknown): string {
  const path = join(folder, 'keys.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const start = (content: unknown) =>
  startSandboxServer({ port: 0, dataPath: join(folder, 'sandbox.db'), rateLimit: 0, keysFile: fileWith(content) });

const call = async (url: string, key: string, path = '/skus') =>
  (await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })).status;

describe('a file of keys', () => {
  it('gives a server keys from the start, the same at each start', async () => {
    const keys = [
      { key: 'sk_test_of_the_shop', account: 'shop' },
      { key: 'sk_test_reader', type: 'restricted', permissions: { skus: 'read' } },
    ];
    for (const _ of [1, 2]) {
      const server = await start(keys);
      expect(await call(server.url, 'sk_test_of_the_shop')).toBe(200);
      expect([await call(server.url, 'sk_test_reader'), await call(server.url, 'sk_test_reader', '/orders')]).toEqual([
        200, 403,
      ]);
      const listed = await fetch(`${server.url}/_sandbox/keys`, {
        headers: { authorization: 'Bearer sk_test_of_the_shop' },
      });
      expect(((await listed.json()) as { data: unknown[] }).data).toHaveLength(1);
      await server.close();
    }
  });

  it.each([
    ['no JSON', '[', 'JSON'],
    ['no list', {}, 'it is no list'],
    ['a key in another form', [{ key: 'secret' }], 'a key begins with sk_ or pk_'],
    ['a field that nobody knows', [{ key: 'sk_test_12345678', colour: 'red' }], 'colour'],
  ])('with %s stops the start and says why', async (_what, content, why) => {
    await expect(start(content)).rejects.toThrow(why);
  });
});
