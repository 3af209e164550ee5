/** All around a connector: the sandbox it calls, time that passes, banks, and events on their way to it. */
import { createHmac } from 'node:crypto';
import type { Run } from '../../src/certification/scope';
import type { Event } from '../../src/generated/contract/types';
import type { Exchange, LedgerEntry, LedgerPage } from '../../src/ledger/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { localKeys } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Wire } from './connector/api';
import type { Shop } from './connector/shop';
import { Mailbox } from './mailbox';

export type LedgerEntries = readonly LedgerEntry[];

/** The connector's own calls of the API. */
export const callsIn = (ledger: LedgerEntries): Exchange[] =>
  ledger.filter((entry): entry is Exchange => entry.kind === 'exchange' && entry.origin === 'connector');

export type Purpose = 'ordinary' | 'use-case' | 'negative';
/** What may be done to a source that waits for a shopper or a bank. */
export type BankAction = 'authenticate' | 'fail_authentication' | 'approve' | 'decline' | 'fund' | 'expire';

export interface Place {
  fetch(request: Request): Promise<Response>;
  readonly baseUrl: string;
  /** The sandbox refuses calls that come too fast: waits are real then. */
  readonly isLimited: boolean;
  /** Where the sandbox's own deliveries go, and when all of them are done; absent where they go over the network. */
  readonly deliveries?: { readonly mailbox: Pick<Mailbox, 'openFor'>; idle(): Promise<void> };
}

/** A sandbox in this process. */
export function placeInMemory(rateLimit = 0): Place {
  const baseUrl = 'http://sandbox.test';
  const mailbox = new Mailbox();
  const { send } = mailbox;
  const sandbox = createSandbox({ store: openMemoryStore(), accounts: localKeys, rateLimit, baseUrl, send });
  return {
    ...{ fetch: (request) => sandbox.fetch(request), baseUrl, isLimited: rateLimit > 0 },
    deliveries: { mailbox, idle: async () => sandbox.deliverer?.idle() },
  };
}

export class World {
  /** The newest event that was delivered. */
  private delivered: string | undefined;

  constructor(
    readonly place: Place,
    private readonly secretKey: string,
  ) {}

  /** A call that is none of the connector's. */
  private async control<Result>(method: string, path: string, body?: object): Promise<Result> {
    const headers = {
      authorization: `Bearer ${this.secretKey}`,
      'content-type': 'application/json',
      'sandbox-origin': 'preparation',
    };
    const { fetch, baseUrl } = this.place;
    const request = new Request(baseUrl + path, { method, headers, body: body && JSON.stringify(body) });
    const response = await fetch(request);
    if (response.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return this.control(method, path, body);
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Result;
  }

  /** The sandbox's clock moves on; nobody waits. */
  async passes(seconds: number): Promise<void> {
    await this.control('POST', '/_sandbox/clock', { advanceBy: Math.ceil(seconds) });
  }

  /** Of the sandbox's clock. */
  async time(): Promise<string> {
    return (await this.control<{ time: string }>('GET', '/_sandbox/clock')).time;
  }

  get wire(): Wire {
    return {
      fetch: (request) => this.place.fetch(request),
      baseUrl: this.place.baseUrl,
      sleep: async (seconds) => {
        if (this.place.isLimited) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        // The clock goes on with the real wait; it is moved by whole seconds only.
        if (!this.place.isLimited || seconds >= 1) await this.passes(seconds);
      },
    };
  }

  /** A bank, a wallet or a shopper acts on a source that waits. */
  async bank(action: BankAction, sourceId: string): Promise<void> {
    await this.control('POST', `/_sandbox/sources/${sourceId}/${action}`);
  }

  /** The buyer's bank asks about an order, gives up, or takes the money back. */
  async dispute(action: 'dispute' | 'resolve_dispute' | 'chargeback', orderId: string): Promise<void> {
    await this.control('POST', `/_sandbox/orders/${orderId}/${action}`);
  }

  async run(name: string, purpose: Purpose): Promise<void> {
    await this.control('POST', '/_sandbox/runs', { name, purpose });
  }

  /** Runs so far. */
  async runs(): Promise<readonly Run[]> {
    return (await this.control<{ data: Run[] }>('GET', '/_sandbox/runs')).data;
  }

  private async newEvents(): Promise<Event[]> {
    const found: Event[] = [];
    for (let after: string | undefined; ; ) {
      const path = `/events?limit=100${after ? `&startingAfter=${after}` : ''}`;
      const { data, hasMore } = await this.control<{ data: Event[]; hasMore: boolean }>('GET', path);
      const known = data.findIndex(({ id }) => id === this.delivered);
      found.push(...(known < 0 ? data : data.slice(0, known)));
      after = data.at(-1)?.id;
      if (known >= 0 || !hasMore) return found.reverse();
    }
  }

  /** Somebody copies the connector's token into the sandbox, as from a dashboard. */
  async shareTokens(shop: Shop): Promise<void> {
    const webhooks = await this.control<{ id: string; enabled: boolean }[]>('GET', '/webhooks');
    for (const { id, enabled } of webhooks)
      if (enabled)
        await this.control('POST', `/_sandbox/webhooks/${id}/tokens`, {
          ...{ token: shop.settings.eventToken, oldTokenSeconds: 0 },
        });
  }

  /** Has the sandbox check how the connector takes right and wrong deliveries. */
  async checkHandler(shop: Shop): Promise<void> {
    const [webhook] = (
      await this.control<{ id: string; enabled: boolean }[]>('GET', '/webhooks?types=order.accepted')
    ).filter(({ enabled }) => enabled);
    if (!webhook) return;
    await this.place.deliveries?.mailbox.openFor(
      (header, body) => shop.does.receive(shop, header, body),
      () => this.control('POST', `/_sandbox/webhooks/${webhook.id}/test`, { waitMs: 0 }),
    );
  }

  /**
   * Lets the sandbox's deliveries in. Then tells all that happened, also what no webhook asks for: signed, in order, and each
   * thing twice.
   */
  async deliver(shop: Shop): Promise<void> {
    const { deliveries } = this.place;
    await deliveries?.mailbox.openFor((header, body) => shop.does.receive(shop, header, body), deliveries.idle);
    const events = await this.newEvents();
    this.delivered = events.at(-1)?.id ?? this.delivered;
    for (const event of events) {
      const body = JSON.stringify(event);
      const time = String(Date.now());
      const signature = createHmac('sha256', shop.settings.eventToken).update(`${time}.${body}`).digest('base64');
      const post = () => shop.does.receive(shop, `${time}, ${signature}`, body);
      await Promise.all([post(), post()]);
    }
  }

  /** Everything the sandbox has noted, oldest first. */
  async ledger(after = 0): Promise<LedgerEntries> {
    const page = await this.control<LedgerPage>('GET', `/_sandbox/ledger?limit=500&after=${after}`);
    const last = page.data.at(-1);
    return page.hasMore && last ? [...page.data, ...(await this.ledger(last.sequence))] : page.data;
  }
}
