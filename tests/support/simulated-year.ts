/** A year of subscriptions in a sandbox that has seen nothing: what comes of it, and how long it takes. */
import { createHash } from 'node:crypto';
import type { LedgerEntry, LedgerPage } from '../../src/ledger/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import type { Store } from '../../src/sandbox/storage/port';

export interface SimulatedYear {
  /** Seconds that it took to make the subscriptions, and to let the year pass. */
  readonly made: number;
  readonly passed: number;
  readonly steps: number;
  /** Of all that the ledger tells of the year: equal where every id, time, object and event is. */
  readonly hash: string;
  /** How often each event was told in the year. */
  readonly events: Readonly<Record<string, number>>;
}

const baseUrl = 'http://sandbox.test';
const beginning = '2030-01-01T00:00:00Z';
const year = 366 * 24 * 60 * 60;

type Call = (path: string, body?: object) => Promise<Record<string, unknown>>;

const address = { line1: '1 Test Street', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' };

/** A customer with a card, who buys the plan; every tenth card is declined when it renews. */
async function subscribe(call: Call, planId: string, skuId: string, number: number): Promise<void> {
  const email = `shopper-${number}@example.com`;
  const customer = await call('/customers', { email });
  const keep = async (card: string) => {
    const source = await call('/sources', {
      type: 'creditCard',
      owner: { firstName: 'Ada', lastName: 'Shopper', email, address },
      creditCard: { number: card, expirationMonth: 3, expirationYear: 2035, cvv: '123' },
    });
    await call(`/customers/${customer.id}/sources/${source.id}`);
    return source.id;
  };
  const subscriptionId = `subscription-${number}`;
  const terms = 'Renews every month until you cancel.';
  const checkout = await call('/checkouts', {
    ...{ customerId: customer.id, sourceId: await keep('4444222233331111'), currency: 'USD', email },
    billTo: { name: 'Ada Shopper', phone: '612-555-0100', address },
    items: [{ skuId, quantity: 1, price: 10, subscriptionInfo: { planId, subscriptionId, autoRenewal: true, terms } }],
  });
  await call('/orders', { checkoutId: checkout.id });
  await call(`/subscriptions/${subscriptionId}`, { state: 'active' });
  if (number % 10 === 0) await call(`/subscriptions/${subscriptionId}`, { sourceId: await keep('4000000000003600') });
  // So that no two renew in the same second.
  await call('/_sandbox/clock', { advanceBy: 61 });
}

async function prepare(call: Call, subscriptions: number): Promise<void> {
  await call('/_sandbox/reset', { seed: 'a year', frozenAt: beginning });
  const { id: planId } = await call('/plans', {
    ...{ id: 'reader', name: 'Reader, monthly', terms: 'Renews every month.', contractBindingDays: 365 },
    ...{ interval: 'month', intervalCount: 1, reminderOffsetDays: 5, billingOffsetDays: 5, collectionPeriodDays: 30 },
  });
  const { id: skuId } = await call('/skus', {
    ...{ id: 'magazine', name: 'A magazine', eccn: 'EAR99', taxCode: '55111513.120', countryOfOrigin: 'US' },
  });
  for (let number = 1; number <= subscriptions; number += 1)
    await subscribe(call, String(planId), String(skuId), number);
}

/** Without what is of the call that moved the clock. */
function digest(hash: ReturnType<typeof createHash>, { kind, time, objects, events }: LedgerEntry): void {
  if (kind === 'timer') hash.update(JSON.stringify([time, objects, events]));
}

export async function simulateYear(store: Store, subscriptions: number): Promise<SimulatedYear> {
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store, accounts, rateLimit: 0, baseUrl });
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const ask = async (method: string, path: string, body?: object) => {
    const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(new Request(baseUrl + path, sent));
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  };
  const begun = performance.now();
  await prepare((path, body) => ask('POST', path, body), subscriptions);
  const { lastSequence } = await ask('GET', '/_sandbox/info');
  const ready = performance.now();
  const { steps, events } = await ask('POST', '/_sandbox/clock', { advanceBy: year });
  const done = performance.now();
  const hash = createHash('sha256');
  for (let after = Number(lastSequence), more = true; more; ) {
    const page = (await ask('GET', `/_sandbox/ledger?after=${after}&limit=500`)) as unknown as LedgerPage;
    for (const entry of page.data) digest(hash, entry);
    after = page.data.at(-1)?.sequence ?? after;
    more = page.hasMore;
  }
  const told: Record<string, number> = {};
  for (const type of events as string[]) told[type] = (told[type] ?? 0) + 1;
  const [made = 0, passed = 0] = [ready - begun, done - ready].map((ms) => Math.round(ms / 100) / 10);
  return { made, passed, steps: Number(steps), hash: hash.digest('hex'), events: told };
}
