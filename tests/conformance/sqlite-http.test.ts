import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { cases, resetCases } from './cases';
import { registerCases } from './register';

let folder: string;
let server: SandboxServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-conformance-'));
  server = await startSandboxServer({ port: 0, dataPath: join(folder, 'sandbox.db'), rateLimit: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const api = () => ({ fetch: (request: Request) => fetch(request), baseUrl: server.url });

registerCases('SQLite over HTTP', cases, api);
registerCases('SQLite over HTTP, starting over', resetCases, api);
