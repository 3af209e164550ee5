/** The conformance suite on PostgreSQL: two processes on one database, each call goes to the one that the call before did not. */
import { afterAll, beforeAll, describe } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { hasPostgres, testDatabase } from '../../src/sandbox/storage/test-support/postgres';
import type { Api } from './case';
import { cases, limitCases, resetCases } from './cases';
import { Program } from './program';
import { registerCases } from './register';

const publicUrl = 'http://sandbox.test';

/** What a balancer in front of the processes does. @param urls theirs, once they stand */
function balanced(urls: readonly string[]): () => Api {
  let calls = 0;
  const fetchFromNext = async (request: Request): Promise<Response> => {
    calls += 1;
    const url = request.url.replace(publicUrl, urls[calls % urls.length] ?? '');
    const body = request.body ? await request.arrayBuffer() : undefined;
    const { method, headers, redirect } = request;
    return fetch(url, { method, headers, redirect, body });
  };
  return () => ({ fetch: fetchFromNext, baseUrl: publicUrl });
}

const processes: Program[] = [];
const servers: SandboxServer[] = [];
const urls: string[] = [];
const urlsWithLimit: string[] = [];

describe.skipIf(!hasPostgres)('two processes', () => {
  beforeAll(async () => {
    const database = await testDatabase();
    await ensureServer();
    const args = ['--port', '0', '--rate-limit', '0', '--public-url', publicUrl, '--database-url', database];
    processes.push(new Program(...args), new Program(...args));
    const clients = await Promise.all(processes.map((one) => one.client()));
    urls.push(...clients.map((client) => client.api.baseUrl));
    // Of two in one process, neither knows of the other but through the database.
    const options = { port: 0, dataPath: '', databaseUrl: database, publicUrl, rateLimit: 25 };
    servers.push(await startSandboxServer(options), await startSandboxServer(options));
    urlsWithLimit.push(...servers.map(({ url }) => url));
  });

  afterAll(async () => {
    for (const one of processes) await one.stop('SIGTERM');
    for (const one of servers) await one.close();
  });

  registerCases('PostgreSQL over HTTP', cases, balanced(urls));
  registerCases('PostgreSQL over HTTP, starting over', resetCases, balanced(urls));
  registerCases('PostgreSQL over HTTP, with the limit on', limitCases, balanced(urlsWithLimit));
});
