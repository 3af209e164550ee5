import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Source } from '../../src/generated/contract/types';
import { cases, limitCases, resetCases } from './cases';
import type { Api, Case } from './case';
import { ApiClient } from './client';
import { asServer, type Target, temporaryFolder } from './targets';

/** One server for a list of cases, which run one after the other. */
function onServer(title: string, list: readonly Case[], options: { rateLimit?: number } = {}): void {
  describe(title, () => {
    let target: Target;
    const api: Api = { fetch: (request) => target.api.fetch(request), baseUrl: '' };
    beforeAll(async () => {
      target = await asServer(options);
      api.baseUrl = target.api.baseUrl;
    });
    afterAll(() => target.close());
    it.each(list)('$subject: $name', ({ run }) => run(api));
  });
}

onServer('as a server on SQLite', cases);
onServer('as a server on SQLite, from the start', resetCases);
onServer('as a server with its limit', limitCases, { rateLimit: 25 });

const numbers = ['4444222233331111', '4000000000003600', '4000000000003295', '343456789012341'];

function card(number: string): object {
  const owner = { lastName: 'Shopper', address: { country: 'US', postalCode: '55343', state: 'MN' } };
  return { type: 'creditCard', owner, creditCard: { number, expirationMonth: 7, expirationYear: 2035, cvv: '8361' } };
}

/** Card numbers in their place, and wherever else a careless connector may put them. */
async function spillCards(client: ApiClient, number: string): Promise<void> {
  const browser = client.asPublic();
  await browser.send('POST', '/sources', { body: card(number) });
  await browser.send('POST', '/sources', { body: { ...card(number), cardNumber: number } });
  await browser.send('POST', '/sources', { body: `{"creditCard":{"number":"${number}","cvv":"8361"` });
  await client.send('POST', '/sources', { body: card(number) });
  await client.send('GET', `/skus/${number}?note=${number}`);
  await client.send('DELETE', '/skus', { headers: { 'upstream-id': number } });
}

describe('card details', () => {
  it('never reach the disk', async () => {
    const place = temporaryFolder();
    const target = await asServer({ dataPath: place });
    for (const number of numbers) await spillCards(new ApiClient(target.api), number);
    const files = readdirSync(place).map((name) => readFileSync(join(place, name), 'latin1'));
    await target.close();
    expect(files.join('').length).toBeGreaterThan(10_000);
    for (const secret of [...numbers, '"8361"', 'cvv":"8']) expect(files.some((text) => text.includes(secret))).toBe(false);
  });
});

describe('a server', () => {
  it('says which port is taken', async () => {
    const target = await asServer();
    const port = Number(new URL(target.api.baseUrl).port);
    await expect(asServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    await target.close();
  });

  it('frees its port and its file when it is closed, and keeps its data', async () => {
    const dataPath = temporaryFolder();
    const first = await asServer({ dataPath });
    const made = await new ApiClient(first.api).asPublic().create<Source>('/sources', card('4444222233331111'));
    await first.close();
    const second = await asServer({ dataPath, port: Number(new URL(first.api.baseUrl).port) });
    expect((await new ApiClient(second.api).read<Source>(`/sources/${made.id}`)).id).toBe(made.id);
    await second.close();
  });
});
