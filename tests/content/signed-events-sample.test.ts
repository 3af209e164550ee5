/** The script of the page about signatures posts events of a running sandbox, and the endpoint of the same page believes them. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';

interface Delivery {
  header: unknown;
  rawBody: Buffer;
  tokens: readonly string[];
  insert: (id: string) => Promise<boolean>;
  work: (event: { id: string }) => void;
}

const token = 'my-test-token';
const folder = mkdtempSync(join(tmpdir(), 'signed-events-'));
const known = new Set<string>();
const worked: string[] = [];
let sandbox: SandboxServer;
let endpoint: Server;
let receive: (delivery: Delivery) => Promise<number>;

function copy(title: string): string {
  const page = readFileSync('docs/webhooks/signature.mdx', 'utf8');
  const [, code] = new RegExp(`\`\`\`js title="${title}"\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`docs/webhooks/signature.mdx has no block titled ${title}.`);
  const file = join(folder, title);
  writeFileSync(file, code);
  return file;
}

beforeAll(async () => {
  ({ receive } = (await import(/* @vite-ignore */ pathToFileURL(copy('signature.mjs')).href)) as {
    receive: typeof receive;
  });
  sandbox = await startSandboxServer({ port: 0, dataPath: join(folder, 'data'), rateLimit: 0 });
  endpoint = createServer(async (request, response) => {
    const rawBody = Buffer.concat(await request.toArray());
    response.statusCode = await receive({
      header: request.headers['digitalriver-signature'],
      rawBody,
      tokens: [token],
      insert: async (id) => !known.has(id) && known.add(id).has(id),
      work: ({ id }) => worked.push(id),
    });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
});
afterAll(async () => {
  endpoint.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function send(key: string): Promise<string[]> {
  const address = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hooks`;
  const { stdout } = await promisify(execFile)(process.execPath, [copy('send.mjs'), address, key, sandbox.url]);
  return stdout.trim().split('\n');
}

describe('the script that posts signed events', () => {
  it('with a wrong token is refused', async () => {
    expect((await send('another-token')).every((line) => line.startsWith('401 '))).toBe(true);
    expect(worked).toEqual([]);
  });

  it('sent twice is answered twice, and each of the ten events is worked on once', async () => {
    const [first, second] = [await send(token), await send(token)];
    expect(first).toHaveLength(10);
    expect(second).toEqual(first);
    expect(first.every((line) => line.startsWith('202 '))).toBe(true);
    expect(worked).toEqual(first.map((line) => line.split(' ')[2]));
  });
});
