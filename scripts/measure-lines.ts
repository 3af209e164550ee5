// What calls cost by the number of lines: time, and bytes stored, at 50 lines and at 500, the most that a call takes. Ten times the lines should
// cost about ten times as much.
//   npx tsx scripts/measure-lines.ts [--lines 50,500] [--check]     --check fails when a call costs three times its share
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox, type Sandbox } from '../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../src/sandbox/keys';
import type { Store } from '../src/sandbox/storage/port';
import { openSqliteStore } from '../src/sandbox/storage/sql/sqlite';

const { values } = parseArgs({ options: { lines: { type: 'string' }, check: { type: 'boolean', default: false } } });
const sizes = (values.lines ?? '50,500').split(',').map(Number);
/** A call may cost so many times its share before it counts as growing faster than its lines. */
const tolerance = 3;

const address = { line1: '1 Main Street', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' };
const contact = { name: 'Ada Shopper', address };

interface Cost {
  milliseconds: number;
  kilobytes: number;
}

interface Answered {
  id: string;
  items: { id: string; skuId: string }[];
}

/** A store that counts what is put into it. */
function counting(store: Store): { store: Store; stored: () => number } {
  let bytes = 0;
  const count = (value: unknown) => {
    bytes += JSON.stringify(value).length;
  };
  const transact: Store['transact'] = (account, work) =>
    store.transact(account, (transaction) => {
      const put: typeof transaction.put = (records) => {
        for (const { document, hidden } of records) count([document, hidden]);
        return transaction.put(records);
      };
      const append: typeof transaction.append = (exchange) => {
        count(exchange);
        return transaction.append(exchange);
      };
      return work({ ...transaction, put, append });
    });
  return { store: { ...store, transact }, stored: () => bytes };
}

class Shop {
  readonly costs = new Map<string, Cost>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly stored: () => number,
    readonly lines: number,
  ) {}

  async send<Result = Answered>(method: string, url: string, body?: unknown, key = secretKey): Promise<Result> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await this.sandbox.fetch(new Request(`http://sandbox${url}`, { method, headers, body: text }));
    const answer = (await response.json()) as Result;
    if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(answer).slice(0, 500)}`);
    return answer;
  }

  async measured<Result = Answered>(title: string, method: string, url: string, body?: unknown): Promise<Result> {
    const before = this.stored();
    const started = performance.now();
    const answer = await this.send<Result>(method, url, body);
    const milliseconds = performance.now() - started;
    this.costs.set(title, { milliseconds, kilobytes: (this.stored() - before) / 1000 });
    return answer;
  }

  /** @param skuOf the SKU of a line */
  cart(skuOf: (index: number) => string, line: object = {}) {
    const items = Array.from({ length: this.lines }, (_, index) => ({
      skuId: skuOf(index),
      quantity: 2,
      price: 10,
      ...line,
    }));
    const places = { shipFrom: { address }, shipTo: contact, billTo: contact };
    return { currency: 'USD', email: 'ada@example.com', ...places, shippingChoice: { amount: 5 }, items };
  }

  card(number = '4444222233331111') {
    const owner = { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address };
    const creditCard = { number, expirationMonth: 7, expirationYear: 2035 };
    return this.send('POST', '/sources', { type: 'creditCard', owner, creditCard }, publicKey);
  }

  async order(skuOf: (index: number) => string, number?: string): Promise<Answered> {
    return this.send('POST', '/orders', { ...this.cart(skuOf), sourceId: (await this.card(number)).id });
  }
}

const each = (order: Answered, quantities: object) => ({
  orderId: order.id,
  items: order.items.map(({ id }) => ({ itemId: id, ...quantities })),
});
const bySku = (order: Answered, quantities: object) => ({
  orderId: order.id,
  items: order.items.map(({ skuId }) => ({ skuId, ...quantities })),
});
const own = (index: number) => `sku-${index}`;
const same = () => 'sku-0';

async function placeOrders(shop: Shop): Promise<void> {
  const discount = { discount: { percentOff: 10 } };
  const checkout = await shop.measured('create a checkout', 'POST', '/checkouts', shop.cart(own));
  await shop.measured('create one with discounts', 'POST', '/checkouts', { ...shop.cart(own, discount), ...discount });
  const items = checkout.items.map(({ id }) => ({ id, metadata: { checked: true } }));
  await shop.measured('update every item', 'POST', `/checkouts/${checkout.id}`, { items });
  const source = await shop.card();
  await shop.measured('attach a source', 'POST', `/checkouts/${checkout.id}/sources/${source.id}`);
  await shop.measured('order the checkout', 'POST', '/orders', { checkoutId: checkout.id });
  const direct = { ...shop.cart(own), sourceId: (await shop.card()).id };
  await shop.measured('order without a checkout', 'POST', '/orders', direct);
}

async function fulfillAndRefund(shop: Shop): Promise<void> {
  const order = await shop.order(own);
  await shop.measured('ship a unit of every line', 'POST', '/fulfillments', each(order, { quantity: 1 }));
  await shop.measured(
    'ship one and drop none',
    'POST',
    '/fulfillments',
    each(order, { quantity: 1, cancelQuantity: 0 }),
  );
  const refund = { currency: 'USD' };
  await shop.measured('refund a unit of every line', 'POST', '/refunds', {
    ...refund,
    ...each(order, { quantity: 1 }),
  });
  await shop.measured('refund the rest', 'POST', '/refunds', { ...refund, orderId: order.id, percent: 10 });
  const alike = await shop.order(same);
  await shop.measured('ship by one SKU', 'POST', '/fulfillments', bySku(alike, { quantity: 2 }));
  await shop.measured('refund by one SKU', 'POST', '/refunds', { ...refund, ...bySku(alike, { quantity: 2 }) });
  const dropped = await shop.order(own);
  await shop.measured('cancel every line', 'POST', '/fulfillments', each(dropped, { cancelQuantity: 2 }));
  const late = await shop.order(own, '4485951788521565');
  await shop.measured('ship, with captures that fail later', 'POST', '/fulfillments', each(late, { quantity: 2 }));
  await shop.measured('read the order', 'GET', `/orders/${order.id}`);
  await shop.measured('list events', 'GET', '/events?limit=10');
}

async function measure(lines: number): Promise<Map<string, Cost>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-lines-'));
  const { store, stored } = counting(await openSqliteStore(path.join(folder, 'lines.db')));
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const sandbox = createSandbox({ store, accounts, rateLimit: 0, baseUrl: 'http://sandbox' });
  const shop = new Shop(sandbox, stored, lines);
  for (let index = 0; index < lines; index += 1)
    await shop.send('PUT', `/skus/${own(index)}`, {
      name: 'Mug',
      eccn: 'EAR99',
      taxCode: '4512',
      countryOfOrigin: 'US',
    });
  // The first call of each kind pays for what the engine prepares once.
  const warm = new Shop(sandbox, stored, 5);
  for (let round = 0; round < 3; round += 1) {
    await placeOrders(warm);
    await fulfillAndRefund(warm);
  }
  await placeOrders(shop);
  await fulfillAndRefund(shop);
  await store.close();
  rmSync(folder, { recursive: true });
  return shop.costs;
}

const results: Map<string, Cost>[] = [];
for (const size of sizes) results.push(await measure(size));
const [small, large] = [results[0], results.at(-1)] as [Map<string, Cost>, Map<string, Cost>];
const share = (sizes.at(-1) as number) / (sizes[0] as number);
console.log(
  `${'call'.padEnd(38)} ${sizes.map((size) => `${size} lines`.padStart(20)).join('')}   time ×   bytes ×   (lines × ${share})`,
);
let over = 0;
for (const title of small.keys()) {
  const costs = results.map((result) => result.get(title) as Cost);
  const [first, last] = [small.get(title) as Cost, large.get(title) as Cost];
  const times = last.milliseconds / first.milliseconds;
  const bytes = last.kilobytes / first.kilobytes;
  if (times > share * tolerance || bytes > share * tolerance) over += 1;
  const cells = costs.map(({ milliseconds, kilobytes }) =>
    `${milliseconds.toFixed(0)} ms ${kilobytes.toFixed(0)} KB`.padStart(20),
  );
  console.log(
    `${title.padEnd(38)} ${cells.join('')}   ${times.toFixed(1).padStart(6)}   ${bytes.toFixed(1).padStart(7)}`,
  );
}
if (values.check && over > 0) {
  console.error(`${over} calls cost more than ${tolerance} times their share.`);
  process.exitCode = 1;
}
