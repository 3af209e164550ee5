/** The conformance suite on PostgreSQL: two processes on one database, each call goes to the one that the call before did not. */
import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, testDatabase } from '../../src/sandbox/storage/test-support/postgres';
import type { Api } from './case';
import { cases, resetCases } from './cases';
import { bundleProgram, Program } from './program';
import { registerCases } from './register';

const processes: Program[] = [];
const publicUrl = 'http://sandbox.test';
let urls: readonly string[] = [];
let calls = 0;

/** What a balancer in front of the processes would do. */
async function fetchFromNext(request: Request): Promise<Response> {
  calls += 1;
  const url = request.url.replace(publicUrl, urls[calls % urls.length] ?? '');
  const body = request.body ? await request.arrayBuffer() : undefined;
  const { method, headers, redirect } = request;
  return fetch(url, { method, headers, redirect, body });
}

const api = (): Api => ({ fetch: fetchFromNext, baseUrl: publicUrl });

describe.skipIf(!hasPostgres)('two processes', () => {
  beforeAll(async () => {
    const database = await testDatabase();
    await bundleProgram();
    const args = ['--port', '0', '--rate-limit', '0', '--public-url', publicUrl, '--database-url', database];
    processes.push(new Program(...args), new Program(...args));
    const clients = await Promise.all(processes.map((one) => one.client()));
    urls = clients.map((client) => client.api.baseUrl);
  });

  afterAll(async () => {
    for (const one of processes) await one.stop('SIGTERM');
  });

  registerCases('PostgreSQL over HTTP', cases, api);
  registerCases('PostgreSQL over HTTP, starting over', resetCases, api);
});
