/** A local server with a data file, endpoints that it calls, and what has to be waited for. */
import { createHmac } from 'node:crypto';
import type { Event, Webhook } from '../../src/generated/contract/types';
import type { DeliveryEntry, LedgerEntry } from '../../src/ledger/types';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { ApiClient } from '../conformance/client';
import { newDataFile } from '../conformance/program';
import { Receiver } from './receiver';

export interface SigningToken {
  readonly token: string;
  readonly expiresTime?: string;
}

export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly objectId: string;
  readonly webhookId: string;
  readonly state: string;
  readonly dueTime?: string;
  readonly attempts: readonly { readonly outcome: string; readonly status?: number; readonly reason?: string }[];
}

const patienceMs = 60_000;

/** Waits until something is so: load only makes it later. */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  isSo: (value: Value) => boolean,
): Promise<Value> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`It never came to be. It is ${JSON.stringify(value)?.slice(0, 2000)}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until so many requests arrived. */
export const arrived = ({ got }: Receiver, count: number): Promise<number> =>
  until(
    () => got.length,
    (now) => now >= count,
  );

export function clientAt(baseUrl: string, key = secretKey): ApiClient {
  return new ApiClient({ fetch: (request) => fetch(request), baseUrl }, `Bearer ${key}`);
}

/** What the sandbox's own calls answer. */
export class Hooks {
  constructor(readonly client: ApiClient) {}

  async control<Answered>(path: string, body: object = {}): Promise<Answered> {
    const { status, body: answered } = await this.client.send('POST', path, { body });
    if (status >= 300) throw new Error(`POST ${path}: ${status} ${JSON.stringify(answered)}`);
    return answered as Answered;
  }

  webhook(address: string, types: readonly string[] = ['sku.*'], more: object = {}): Promise<Webhook> {
    return this.client.create<Webhook>('/webhooks', { address, types, ...more });
  }

  async tokens({ id }: Webhook): Promise<readonly SigningToken[]> {
    return (await this.client.read<{ data: SigningToken[] }>(`/_sandbox/webhooks/${id}/tokens`)).data;
  }

  async deliveries(query = ''): Promise<readonly Delivery[]> {
    const path = `/_sandbox/webhooks/deliveries?limit=100${query && `&${query}`}`;
    return (await this.client.read<{ data: Delivery[] }>(path)).data;
  }

  /** Waits until so many are in a state. */
  settled(count: number, state = 'delivered'): Promise<readonly Delivery[]> {
    return until(
      () => this.deliveries(`state=${state}`),
      (all) => all.length >= count,
    );
  }

  /** Waits for the first attempt to tell a webhook of an object. */
  attempted(objectId: string): Promise<readonly Delivery[]> {
    return until(
      () => this.deliveries(),
      (all) => all.some((delivery) => delivery.objectId === objectId && delivery.attempts.length > 0),
    );
  }

  async sku(id: string): Promise<void> {
    await this.client.send('PUT', `/skus/${id}`, { body: sku });
  }

  advance(seconds: number): Promise<unknown> {
    return this.control('/_sandbox/clock', { advanceBy: seconds });
  }

  async ledger(): Promise<readonly LedgerEntry[]> {
    return (await this.client.read<{ data: LedgerEntry[] }>('/_sandbox/ledger?limit=500')).data;
  }

  async attempts(): Promise<readonly DeliveryEntry[]> {
    return (await this.ledger()).filter((entry): entry is DeliveryEntry => entry.kind === 'delivery');
  }

  async newestEvent(): Promise<Event> {
    const [event] = (await this.client.read<{ data: Event[] }>('/events?limit=1')).data;
    if (!event) throw new Error('There is no event.');
    return event;
  }
}

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };

/** Servers and endpoints of a test, closed together. */
export class World {
  private readonly open: { close(): Promise<void> }[] = [];

  async server(dataPath = newDataFile(), port = 0): Promise<Hooks & { server: SandboxServer; dataPath: string }> {
    const server = await startSandboxServer({ port, dataPath, rateLimit: 0 });
    this.open.push(server);
    return Object.assign(new Hooks(clientAt(server.url)), { server, dataPath });
  }

  /** Two servers on one database. */
  async onDatabase(databaseUrl: string, rateLimit = 0): Promise<readonly [Hooks, Hooks]> {
    const options = { port: 0, dataPath: '', databaseUrl, rateLimit };
    const servers = [await startSandboxServer(options), await startSandboxServer(options)] as const;
    this.open.push(...servers);
    const [one, other] = servers;
    return [new Hooks(clientAt(one.url)), new Hooks(clientAt(other.url))];
  }

  async receiver(): Promise<Receiver> {
    const receiver = await new Receiver().listen();
    this.open.push(receiver);
    return receiver;
  }

  async close(): Promise<void> {
    for (const one of this.open.splice(0).reverse()) await one.close();
  }
}

/** Whether a delivery is signed as the pages say, with this token: any of the signatures counts. */
export function isSignedWith(token: string, { headers, raw }: { headers: object; raw: Buffer }): boolean {
  const header = String((headers as Record<string, unknown>)['digitalriver-signature'] ?? '');
  const [time, ...signatures] = header.split(', ');
  const expected = createHmac('sha256', token).update(`${time}.`).update(raw).digest('base64');
  return signatures.includes(expected);
}
