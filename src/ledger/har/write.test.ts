import { HarValidator } from '@har-sdk/validator';
import { expect, it } from 'vitest';
import { runGuide } from '../../guides/run';
import { untilShipped } from '../../guides/steps';
import { createSandbox } from '../../sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../sandbox/keys';
import { openMemoryStore } from '../../sandbox/storage/memory';
import { HttpSandboxClient } from '../../sandbox-client/client';
import { isCall } from '../origins';
import { readHar } from '.';
import { writeHar } from './write';

it('a ledger written as an archive is one, and reads back as the same calls', async () => {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const baseUrl = 'http://localhost:4010';
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  await runGuide(untilShipped('mug'), fetch);
  const client = new HttpSandboxClient({ target: 'page', baseUrl, transport: fetch, onExchange: () => {} });
  await client.call({ method: 'GET', path: '/orders?limit=1' });
  await client.call({ method: 'POST', path: '/refunds', body: { zebra: 1 } });
  const exchanges = (await client.readLedger()).filter(isCall);
  const text = writeHar(exchanges, baseUrl);
  expect(await new HarValidator().verify(JSON.parse(text))).toEqual([]);
  const { exchanges: back, leftOut } = readHar(text, { hosts: [] });
  expect(leftOut.size).toBe(0);
  const seen = (list: typeof exchanges) =>
    list.map(({ method, path, status, operationId, requestId, origin, responseBody }) => {
      return { method, path, status, operationId, requestId, origin, responseBody };
    });
  const byId = (list: ReturnType<typeof seen>) => list.toSorted((a, b) => a.requestId.localeCompare(b.requestId));
  expect(byId(seen([...back]))).toEqual(byId(seen(exchanges)));
});

it('a call whose answer was lost has none in the archive, as in one that a proxy recorded', async () => {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const baseUrl = 'http://localhost:4010';
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  const client = new HttpSandboxClient({ target: 'page', baseUrl, transport: fetch, onExchange: () => {} });
  const lost = { method: 'GET', path: '/skus', headers: { 'Sandbox-Fault': 'cut' } } as const;
  await expect(client.call(lost)).rejects.toThrow();
  const text = writeHar((await client.readLedger()).filter(isCall), baseUrl);
  expect(await new HarValidator().verify(JSON.parse(text))).toEqual([]);
  const [entry] = JSON.parse(text).log.entries;
  expect([entry.response.status, entry.response.content.text]).toEqual([0, '']);
  expect([...readHar(text, { hosts: [] }).leftOut.keys()]).toEqual(['without an answer']);
});
