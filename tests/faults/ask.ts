/** Asks a sandbox, in this process or over HTTP, and reads its ledger. */
import type { Fault, FaultList } from '../../src/ledger/faults';
import type { Exchange, LedgerEntry } from '../../src/ledger/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { localKeys, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Store } from '../../src/sandbox/storage/port';

type Fetch = (request: Request) => Promise<Response>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind
  readonly body: any;
}

export class Asking {
  constructor(
    private readonly fetch: Fetch,
    private readonly baseUrl = 'http://sandbox.test',
    private readonly key = secretKey,
  ) {}

  async send(method: string, path: string, body?: unknown, more: RequestInit = {}): Promise<Answered> {
    const headers = {
      authorization: `Bearer ${this.key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(more.headers as Record<string, string>),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await this.fetch(new Request(this.baseUrl + path, { ...more, method, headers, ...sent }));
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }

  async arm(wish: object): Promise<Fault> {
    const { status, body } = await this.send('POST', '/_sandbox/faults', wish);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as Fault;
  }

  async faults(): Promise<FaultList> {
    return (await this.send('GET', '/_sandbox/faults')).body as FaultList;
  }

  async entries(): Promise<LedgerEntry[]> {
    return (await this.send('GET', '/_sandbox/ledger')).body.data as LedgerEntry[];
  }

  /** Calls of the API, oldest first. */
  async exchanges(): Promise<Exchange[]> {
    return (await this.entries()).filter((entry): entry is Exchange => entry.kind === 'exchange');
  }
}

/** A sandbox as a page has it: nothing is sent over a network. */
export function inPage(store: Store = openMemoryStore()): Asking {
  const sandbox = createSandbox({ store, accounts: localKeys, rateLimit: 0, baseUrl: 'http://sandbox.test' });
  return new Asking((request) => sandbox.fetch(request));
}

export const mug = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
