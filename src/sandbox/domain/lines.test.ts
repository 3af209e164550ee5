/**
 * Calls on carts and orders of many lines: ten times the lines are ten times the work. Work is counted in function calls,
 * which are the same on every machine, and in the bytes of what is to be stored.
 */
import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from './kernel/decision';
import { updateCheckout } from './sale/checkouts/decisions';
import { startFlow } from './sale/orders/flow';
import { denyReview, failPayment } from './sale/orders/settle';
import { cart, createWorld, type World } from './test-support/world';

const few = 60;
const many = 600;
/** A tenth more than ten times as much; what a call does once makes it less. */
const most = 11;

type Item = { id: string; skuId?: string };
interface Call {
  /** What has to be there before the call that counts. */
  prepare?: (world: World, lines: number) => { id: string; items: Item[] };
  run: (world: World, order: { id: string; items: Item[] }, lines: number) => unknown;
}

const linesOf = (count: number, fields: object = {}) =>
  Array.from({ length: count }, (_, index) => ({
    skuId: index % 2 ? 'mug' : 'ebook',
    quantity: 2,
    price: 10,
    ...fields,
  }));
const buy =
  (number?: string, email = 'ada@example.com') =>
  (world: World, lines: number) =>
    world.buy({ items: linesOf(lines), email }, number);
const each = (items: readonly Item[], quantities: object) => items.map(({ id }) => ({ itemId: id, ...quantities }));
const bySku = (items: readonly Item[], quantities: object) => items.map(({ skuId }) => ({ skuId, ...quantities }));
const shipped = (world: World, lines: number) => {
  const order = buy()(world, lines);
  world.ok(world.fulfill(order.id, each(order.items, { quantity: 2 })));
  return order;
};
const opened = (world: World, lines: number) => world.ok(world.createCheckout({ ...cart, items: linesOf(lines) }));

const calls: Record<string, Call> = {
  'create a checkout': {
    run: (world, _, lines) => world.createCheckout({ ...cart, items: linesOf(lines) }),
  },
  'create one with discounts': {
    run: (world, _, lines) =>
      world.createCheckout({
        ...cart,
        discount: { amountOff: 7 },
        shippingDiscount: { percentOff: 10 },
        items: linesOf(lines, { discount: { percentOff: 5, quantity: 1 } }),
      }),
  },
  'update every item of a checkout': {
    prepare: opened,
    run: (world, { id, items }) => {
      const checkout = world.get('checkout', id);
      const input = { items: items.map((item) => ({ id: item.id, metadata: { seen: true } })) };
      return updateCheckout(
        input,
        { checkout, sources: [], customer: null, source: null, identifiers: [] },
        world.context(),
      );
    },
  },
  'attach a source': { prepare: opened, run: (world, { id }) => world.attach(id, world.card().id) },
  'order a checkout': {
    prepare: (world, lines) => {
      const checkout = opened(world, lines);
      world.ok(world.attach(checkout.id, world.card().id));
      return checkout;
    },
    run: (world, { id }) => world.order(id),
  },
  'ship a unit of every line': {
    prepare: buy(),
    run: (world, { id, items }) => world.fulfill(id, each(items, { quantity: 1 })),
  },
  'ship and drop a unit of every line': {
    prepare: buy(),
    run: (world, { id, items }) => world.fulfill(id, each(items, { quantity: 1, cancelQuantity: 1 })),
  },
  'ship by SKU': {
    prepare: buy(),
    run: (world, { id, items }) => world.fulfill(id, bySku(items, { quantity: 2 })),
  },
  'cancel every line': {
    prepare: buy(),
    run: (world, { id, items }) => world.fulfill(id, each(items, { cancelQuantity: 2 })),
  },
  'ship with captures that fail': {
    prepare: buy('4000000000004103'),
    run: (world, { id, items }) => world.fulfill(id, each(items, { quantity: 2 })),
  },
  'let captures fail later': {
    prepare: (world, lines) => {
      const order = buy('4485951788521565')(world, lines);
      world.ok(world.fulfill(order.id, each(order.items, { quantity: 2 })));
      return order;
    },
    run: (world) => world.wait(30),
  },
  'refund every line by item': {
    prepare: shipped,
    run: (world, { id, items }) => world.refund(id, { items: each(items, { quantity: 1 }) }),
  },
  'refund every line by SKU': {
    prepare: shipped,
    run: (world, { id, items }) => world.refund(id, { items: bySku(items, { quantity: 2 }) }),
  },
  'refund every line by amount': {
    prepare: shipped,
    run: (world, { id, items }) => world.refund(id, { items: each(items, { amount: 1 }) }),
  },
  'refund a percentage': { prepare: shipped, run: (world, { id }) => world.refund(id, { percent: 50 }) },
  'let a refund fail later': {
    prepare: (world, lines) => {
      const order = buy('4556602564240839')(world, lines);
      world.ok(world.fulfill(order.id, each(order.items, { quantity: 2 })));
      world.ok(world.refund(order.id, { items: each(order.items, { quantity: 1 }) }));
      return order;
    },
    run: (world) => world.wait(30),
  },
  'deny a review': {
    prepare: buy(undefined, 'ada+in-review@example.com'),
    run: (world, { id }) => denyReview(startFlow(world.get('order', id), world.context())),
  },
  'fail a payment': {
    prepare: buy(undefined, 'ada+pending-payment@example.com'),
    run: (world, { id }) =>
      failPayment(startFlow(world.get('order', id), world.context()), 'The payment was declined.', 'failed'),
  },
};

const session = new Session();

/** Calls of the functions of the rules, arrow functions included. */
async function functionCalls(run: () => unknown): Promise<number> {
  await session.post('Profiler.takePreciseCoverage');
  await run();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ofRules = result.filter(({ url }) => /\/sandbox\/domain\/(?!.*test)/.test(url));
  const functions = ofRules.flatMap((script) => script.functions);
  return functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

function bytesOf(decision: unknown): number {
  const { writes = [], events = [] } = (decision ?? {}) as Partial<Decision<unknown>>;
  return JSON.stringify([writes, events]).length;
}

async function costOf({ prepare, run }: Call, lines: number): Promise<{ work: number; bytes: number }> {
  const world = createWorld();
  const prepared = prepare?.(world, lines) ?? { id: '', items: [] };
  let decision: unknown;
  const work = await functionCalls(async () => {
    decision = await run(world, prepared, lines);
  });
  if ((decision as { ok?: boolean } | undefined)?.ok === false) throw new Error(JSON.stringify(decision).slice(0, 500));
  return { work, bytes: bytesOf(decision) };
}

describe('ten times the lines cost no more than ten times the work', () => {
  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  });
  afterAll(() => session.disconnect());

  it.each(Object.entries(calls))('to %s', async (_title, call) => {
    const small = await costOf(call, few);
    const large = await costOf(call, many);
    expect(small.work).toBeGreaterThan(few);
    expect(large.work / small.work).toBeLessThan(most);
    expect(large.bytes / small.bytes).toBeLessThan(most);
  });
});

describe('a charge', () => {
  it('tells of the captures of all lines at once, and holds one for each line', () => {
    const world = createWorld();
    const order = world.buy({ items: linesOf(5) });
    world.forgetEvents();
    const fulfillment = world.ok(world.fulfill(order.id, each(order.items, { quantity: 1, cancelQuantity: 1 })));
    expect(fulfillment.chargeOperationIds).toHaveLength(10);
    const charge = world.get('order', order.id).document.payment.charges?.[0];
    expect(charge?.captures).toHaveLength(5);
    expect(charge?.cancels).toHaveLength(5);
    const types = world.types();
    for (const kind of ['capture', 'cancel'])
      for (const state of ['pending', 'complete'])
        expect(types.filter((type) => type === `order.charge.${kind}.${state}`)).toHaveLength(1);
    const pending = world.events().find(({ type }) => type === 'order.charge.capture.pending')?.object;
    expect((pending as { captures: { state: string }[] }).captures.map(({ state }) => state)).toEqual(
      Array(5).fill('pending'),
    );
  });

  it('lets captures that fail later fail in one step', async () => {
    const world = createWorld();
    const order = world.buy({ items: linesOf(4) }, '4485951788521565');
    world.ok(world.fulfill(order.id, each(order.items, { quantity: 2 })));
    const due = world.all('due-step').map(({ document: { step } }) => step);
    expect(due).toEqual(['authorization-lapses', 'capture-fails']);
    world.forgetEvents();
    await world.wait(30);
    expect(world.types()).toEqual(['order.charge.capture.failed']);
    const charge = world.get('order', order.id).document.payment.charges?.[0];
    expect(charge?.captures?.map(({ state }) => state)).toEqual(Array(4).fill('failed'));
  });
});
