/** A server that many teams share, its operator, and the teams' accounts. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quotas } from '../../src/sandbox/http/quotas';
import type { HostedSettings } from '../../src/sandbox/runtimes/hosted/settings';
import { type SandboxServer, type SandboxServerOptions, startSandboxServer } from '../../src/sandbox/runtimes/node';

export const operatorToken = 'operator-token-0123456789abcdef0123456789abcdef';
export const publicUrl = 'https://sandbox.example';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what tests look at is theirs to know
  readonly body: any;
}

export interface Sent {
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export interface Account {
  readonly id: string;
  readonly secret: string;
  readonly public: string;
  readonly live: string;
}

export const newDataFolder = () => mkdtempSync(join(tmpdir(), 'sandbox-'));

interface MadeKey {
  readonly type: string;
  readonly liveMode: boolean;
  readonly key: string;
}

export class Hosted {
  private constructor(
    readonly server: SandboxServer,
    readonly dataPath: string,
  ) {}

  static async start(
    settings: Partial<HostedSettings> = {},
    options: Partial<SandboxServerOptions> = {},
  ): Promise<Hosted> {
    const dataPath = options.dataPath ?? newDataFolder();
    const hosted = { operatorTokens: [operatorToken], logLevel: 'silent' as const, stopWithinMs: 0, ...settings };
    const server = await startSandboxServer({ port: 0, rateLimit: 0, publicUrl, ...options, dataPath, hosted });
    return new Hosted(server, dataPath);
  }

  async send(method: string, path: string, { key, headers = {}, body }: Sent = {}): Promise<Answer> {
    const response = await fetch(this.server.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  }

  operate(method: string, path: string, body?: unknown, key = operatorToken): Promise<Answer> {
    return this.send(method, `/_operator${path}`, { key, body });
  }

  async account(id: string, quotas?: Partial<Quotas>): Promise<Account> {
    await this.operate('POST', '/teams', { id: 'team' });
    const { status, body, text } = await this.operate('POST', '/accounts', {
      id,
      team: 'team',
      ...(quotas && { quotas }),
    });
    if (status !== 201) throw new Error(text);
    const keyOf = (type: string, liveMode: boolean) =>
      (body.keys as MadeKey[]).find((one) => one.type === type && one.liveMode === liveMode)?.key ?? '';
    return { id, secret: keyOf('secret', false), public: keyOf('public', false), live: keyOf('secret', true) };
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
