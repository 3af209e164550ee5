/** The sandboxes that the cases run on in Node. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { startSandboxServer } from '../../src/sandbox/runtimes/node';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Store } from '../../src/sandbox/storage/port';
import type { Api } from './case';

export interface Target {
  readonly api: Api;
  close(): Promise<void>;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sandbox-'));
}

/** In this process, without HTTP. */
export function onStore(store: Store = openMemoryStore()): Target {
  const baseUrl = 'http://sandbox.test';
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store, accounts, rateLimit: 0, baseUrl });
  return { api: { fetch, baseUrl }, close: () => store.close() };
}

/** Over HTTP, with its data in a SQLite file. */
export async function asServer({ rateLimit = 0, dataPath = temporaryFolder(), port = 0 } = {}): Promise<Target> {
  const server = await startSandboxServer({ port, dataPath, rateLimit });
  return { api: { fetch: (request) => fetch(request), baseUrl: server.url }, close: () => server.close() };
}
