/** Where requests go: the app on the memory store, or the real server with its SQLite file. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { startSandboxServer } from '../../src/sandbox/runtimes/node';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Answer, SentRequest } from './step';

export interface Target {
  readonly name: string;
  /** Makes the account as new. */
  begin(): Promise<void>;
  /** Undefined where a request cannot be made in this way at all. */
  send(sent: SentRequest): Promise<Answer | undefined>;
  /** Ends it, and gives back what it left on the disk. */
  end(): Promise<readonly Buffer[]>;
}

async function timed(work: () => Promise<Omit<Answer, 'durationMs'>>): Promise<Answer> {
  const started = performance.now();
  const answer = await work();
  return { ...answer, durationMs: performance.now() - started };
}

const baseUrl = 'http://sandbox.test';

function webRequest({ method, target, headers, body }: SentRequest): Request | undefined {
  const isReading = method === 'GET' || method === 'HEAD';
  try {
    return new Request(baseUrl + target, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: isReading || !body ? undefined : Buffer.from(body),
    });
  } catch {
    return undefined;
  }
}

export function memoryTarget(): Target {
  let sandbox: Sandbox;
  return {
    name: 'memory',
    begin: async () => {
      const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
      sandbox = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
    },
    send: async (sent) => {
      const made = webRequest(sent);
      if (!made) return undefined;
      return timed(async () => {
        const response = await sandbox.fetch(made);
        return { status: response.status, headers: new Map(response.headers), text: await response.text() };
      });
    },
    end: async () => [],
  };
}

function overHttp(agent: Agent, port: number, { method, target, headers, body }: SentRequest) {
  return new Promise<Omit<Answer, 'durationMs'>>((resolve, reject) => {
    const outgoing = request({ agent, port, host: 'localhost', method, path: target });
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    if (body) outgoing.setHeader('content-length', body.byteLength);
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const pairs = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: new Map(pairs),
          text: Buffer.concat(parts).toString('utf8'),
        });
      });
    });
    outgoing.end(body);
  });
}

/** Node's client refuses these before they leave. */
const canBeSent = ({ target }: SentRequest) => /^[\x21-\x7e]+$/.test(target);

export async function serverTarget(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const server = await startSandboxServer({ port: 0, dataPath: join(folder, 'sandbox.db'), rateLimit: 0 });
  const agent = new Agent({ keepAlive: true });
  const port = Number(new URL(server.url).port);
  const send = (sent: SentRequest) => timed(() => overHttp(agent, port, sent));
  return {
    name: 'SQLite over HTTP',
    begin: async () => {
      const headers = [['authorization', `Bearer ${secretKey}`]] as const;
      await send({ method: 'POST', target: '/_sandbox/reset', headers });
    },
    send: async (sent) => (canBeSent(sent) ? send(sent) : undefined),
    end: async () => {
      agent.destroy();
      await server.close();
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      rmSync(folder, { recursive: true });
      return files;
    },
  };
}
