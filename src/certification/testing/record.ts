import type { LedgerEntry, Run } from '../../ledger/types';
import type { Sender } from '../../sandbox/deliveries/sender';
import { createSandbox } from '../../sandbox/http/app';
import { publicKey, secretKey } from '../../sandbox/keys';
import { openMemoryStore } from '../../sandbox/storage/memory';
import { type Answer, Connector, type Send, type Sending } from './connector';

const baseUrl = 'http://sandbox.test';

export interface RecordOptions {
  /** Sent with each call, as the site's own pages do. */
  readonly origin?: 'playground' | 'guide' | 'example' | 'preparation' | 'replay';
  /** Requests a second that the sandbox takes; 0 for no limit. */
  readonly rateLimit?: number;
}

function keyOf({ key = 'secret' }: Sending): string | null {
  if (key === 'secret') return secretKey;
  return key === 'public' ? publicKey : key;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}

export interface Recording {
  readonly entries: readonly LedgerEntry[];
  /** Its runs, with their purposes. */
  readonly runs: readonly Run[];
  /** The entry that the connector blamed; undefined where it blamed none. */
  readonly blamed: number | undefined;
}

/** Plays a connector against an engine of its own, in memory, and gives what the engine wrote into its ledger. */
export async function recordLedger(
  play: (connector: Connector) => Promise<unknown>,
  { origin, rateLimit = 0 }: RecordOptions = {},
): Promise<Recording> {
  const store = openMemoryStore();
  const accountId = 'test';
  const accounts = [{ accountId, secretKey, publicKey }];
  /** The connector's endpoint. There is no network between it and the engine. */
  const deliver: Sender = async ({ headers, body }) => {
    const begun = performance.now();
    const status = await connector.receive(new TextDecoder().decode(body), headers);
    if (status === null) return { failure: 'timeout', reason: 'No answer within 3000 ms.' };
    return { status, text: '', afterMs: performance.now() - begun };
  };
  const sandbox = createSandbox({ store, accounts, rateLimit, baseUrl, send: deliver });

  const send: Send = async (method, path, sending = {}): Promise<Answer> => {
    const { body, headers } = sending;
    const key = keyOf(sending);
    const isText = typeof body === 'string';
    const request = new Request(baseUrl + path, {
      method,
      headers: {
        'user-agent': 'test-connector/1.0',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(origin && { 'sandbox-origin': origin }),
        ...headers,
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const response = await sandbox.fetch(request);
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  };

  const control = async (path: string, body?: unknown) => {
    const answer = await send('POST', path, { body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const connector: Connector = new Connector(send, control, async () => sandbox.deliverer?.idle());
  await play(connector);
  await sandbox.deliverer?.stop();
  const entries = await store.transact(accountId, (transaction) => transaction.exchanges(0, Number.MAX_SAFE_INTEGER));
  const runs = ((await send('GET', '/_sandbox/runs')).body as { data: Run[] }).data;
  const blamed = connector.blamedDelivery
    ? entries.findLast((entry) => entry.kind === 'delivery' && connector.blamedDelivery?.(entry))
    : entries.find((entry) => entry.kind === 'exchange' && entry.requestId === connector.blamed);
  return { entries, runs, blamed: blamed?.sequence };
}
