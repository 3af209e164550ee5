import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/generated/contract/types';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { ApiClient } from './client';
import { cardRequest, makeCard } from './payments';

const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'sandbox-'));

function started(dataPath = temporaryFolder(), port = 0): Promise<SandboxServer> {
  return startSandboxServer({ port, dataPath, rateLimit: 0 });
}

function clientOf({ url }: SandboxServer): ApiClient {
  return new ApiClient({ fetch: (request) => fetch(request), baseUrl: url });
}

const numbers = ['4444222233331111', '4000000000003600', '4000000000003295', '343456789012341'];

/** Nobody else sends this code, so that it can be looked for. */
const card = (number: string) => cardRequest(number, number.startsWith('3') ? '8361' : '836');

/** Card numbers in their place, and wherever else a careless connector may put them. */
async function spillCards(client: ApiClient, number: string): Promise<void> {
  const browser = client.asPublic();
  await browser.send('POST', '/sources', { body: card(number) });
  await browser.send('POST', '/sources', { body: { ...card(number), cardNumber: number } });
  await browser.send('POST', '/sources', { body: `{"creditCard":{"number":"${number}","cvv":"836"` });
  await client.send('POST', '/sources', { body: card(number) });
  await client.send('GET', `/skus/${number}?note=${number}`);
  await client.send('DELETE', '/skus', { headers: { 'upstream-id': number } });
}

describe('card details', () => {
  it('never reach the disk', async () => {
    const place = temporaryFolder();
    const server = await started(place);
    for (const number of numbers) await spillCards(clientOf(server), number);
    const files = readdirSync(place).map((name) => readFileSync(join(place, name), 'latin1'));
    await server.close();
    expect(files.join('').length).toBeGreaterThan(10_000);
    for (const secret of [...numbers, '"836"', '"8361"', 'cvv":"8'])
      expect(files.some((text) => text.includes(secret))).toBe(false);
  });
});

describe('a server', () => {
  it('says which port is taken', async () => {
    const server = await started();
    const port = Number(new URL(server.url).port);
    await expect(started(temporaryFolder(), port)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    await server.close();
  });

  it('frees its port and its file when it is closed, and keeps its data', async () => {
    const dataPath = temporaryFolder();
    const first = await started(dataPath);
    const made = await makeCard(clientOf(first));
    await first.close();
    const second = await started(dataPath, Number(new URL(first.url).port));
    expect((await clientOf(second).read<Source>(`/sources/${made.id}`)).id).toBe(made.id);
    await second.close();
  });
});
