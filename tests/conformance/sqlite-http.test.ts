import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { cases, limitCases, resetCases } from './cases';
import { registerCases } from './register';

const servers: SandboxServer[] = [];

function start(rateLimit: number): Promise<SandboxServer> {
  const dataPath = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'sandbox.db');
  return startSandboxServer({ port: 0, dataPath, rateLimit });
}

/** The addresses are only known once the servers stand. */
const api = (index: number) => () => ({
  fetch: (request: Request) => fetch(request),
  baseUrl: servers[index]?.url ?? '',
});

beforeAll(async () => {
  servers.push(await start(0), await start(25));
});

afterAll(async () => {
  for (const server of servers) await server.close();
});

registerCases('SQLite over HTTP', cases, api(0));
registerCases('SQLite over HTTP, starting over', resetCases, api(0));
registerCases('SQLite over HTTP, with the limit on', limitCases, api(1));
