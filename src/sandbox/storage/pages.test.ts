/** Filtered pages: every store gives what looking at each record would give, whatever the order of changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from './filters';
import type { PageRequest, Transaction } from './port';
import { type RefundFacts, refund } from './test-support/refunds';
import { openAccount, stores } from './test-support/stores';

const day = (number: number) => `2030-01-${String(number).padStart(2, '0')}T00:00:00Z`;
const states = ['pending', 'succeeded', 'failed'];
const orders = ['order-1', 'order-2'];
const skus = ['mug', 'book', 'pen'];

const facts = fc.record({
  id: fc.integer({ min: 1, max: 25 }).map((number) => `refund-${number}`),
  orderId: fc.constantFrom(...orders),
  state: fc.constantFrom(...states),
  amount: fc.constantFrom(0, 0.5, 1, 10, 1000.25),
  createdTime: fc.integer({ min: 1, max: 5 }).map(day),
  skuIds: fc.array(fc.constantFrom(...skus), { maxLength: 3 }),
});
const change = fc.oneof(
  { weight: 4, arbitrary: facts.map((put) => ({ put })) },
  { weight: 1, arbitrary: facts.map(({ id }) => ({ remove: id })) },
);

const bound = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
const range = (boundOf: (number: number) => number) =>
  fc.record({ gt: bound, gte: bound, lt: bound, lte: bound }).map((bounds) => {
    const given = Object.entries(bounds).filter(([, number]) => number !== undefined);
    return Object.fromEntries(given.map(([name, number]) => [name, boundOf(number as number)]));
  });
const some = (values: readonly string[]) => fc.subarray([...values, 'nothing']);
const filter: fc.Arbitrary<Filter> = fc.oneof(
  some(states).map((oneOf) => ({ name: 'state', oneOf })),
  some(orders).map((oneOf) => ({ name: 'orderId', oneOf })),
  some(skus).map((oneOf) => ({ name: 'items[].skuId', oneOf })),
  fc.subarray(['refund-1', 'refund-2', 'refund-3', 'refund-9']).map((oneOf) => ({ name: 'id', oneOf })),
  range((number) => number).map((within) => ({ name: 'amount', within })),
  range((number) => Date.UTC(2030, 0, number)).map((within) => ({ name: 'createdTime', within })),
);
const asked = fc.record({
  where: fc.array(filter, { maxLength: 3 }),
  direction: fc.constantFrom('older' as const, 'newer' as const),
  size: fc.integer({ min: 1, max: 6 }),
  from: fc.option(
    fc.integer({ min: 1, max: 25 }).map((number) => `refund-${number}`),
    { nil: undefined },
  ),
});

/** What a record has under a filter's name. */
function valuesOf({ id, orderId, state, amount, createdTime, skuIds = [] }: RefundFacts, name: string): unknown[] {
  if (name === 'items[].skuId') return [...skuIds];
  if (name === 'createdTime') return [Date.parse(createdTime ?? '')];
  return [{ id, orderId, state, amount }[name]];
}

function passes(record: RefundFacts, filters: readonly Filter[]): boolean {
  return filters.every((one) =>
    valuesOf(record, one.name).some((value) => {
      if ('oneOf' in one) return one.oneOf.includes(value as string);
      const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = one.within;
      const number = value as number;
      return number > gt && number >= gte && number < lt && number <= lte;
    }),
  );
}

/** A list that is looked through. */
function pageBySearch(all: readonly RefundFacts[], { where = [], direction, size, from }: Asked): string[] {
  const inDirection = direction === 'older' ? [...all].reverse() : [...all];
  const start = from === undefined ? 0 : inDirection.findIndex(({ id }) => id === from) + 1;
  const found = inDirection.slice(start).filter((record) => passes(record, where));
  return found.slice(0, size).map(({ id }) => id);
}

type Asked = Omit<PageRequest, 'from'> & { from?: string };

async function pageOf(transaction: Transaction, { from, ...request }: Asked): Promise<string[]> {
  const position = from === undefined ? undefined : await transaction.positionOf('refund', from);
  const placed = await transaction.page('refund', { ...request, from: position });
  return placed.map(({ record }) => record.id);
}

describe.each(stores)('filtered pages of the %s store', (_name, open) => {
  it('hold what looking at every record would find', async () => {
    const { store } = await openAccount(open);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 40 }),
        fc.array(asked, { maxLength: 6 }),
        async (changes, pages) => {
          run += 1;
          await store.transact(`run-${run}`, async (transaction) => {
            const kept = new Map<string, RefundFacts>();
            for (const one of changes) {
              if ('put' in one) await transaction.put([refund(one.put)]);
              else await transaction.remove('refund', one.remove);
              if ('put' in one) kept.set(one.put.id, one.put);
              else kept.delete(one.remove);
            }
            for (const page of pages) {
              const from = page.from !== undefined && kept.has(page.from) ? page.from : undefined;
              const request = { ...page, from };
              expect(await pageOf(transaction, request)).toEqual(pageBySearch([...kept.values()], request));
            }
            const values = await transaction.values('refund', 'state');
            expect(values.sort()).toEqual([...new Set([...kept.values()].map(({ state }) => state))].sort());
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuse a filter that nothing was declared for, rather than read everything', async () => {
    const { work } = await openAccount(open);
    const page = { direction: 'older', size: 1, where: [{ name: 'reasonGiven', oneOf: ['x'] }] } as const;
    await expect(work((transaction) => transaction.page('refund', page))).rejects.toThrow(/cannot be found by/);
  });

  it('hold none of the records that a failed piece of work left', async () => {
    const { work } = await openAccount(open);
    await work((transaction) => transaction.put([refund({ id: 'a', state: 'pending' })]));
    const failing = work(async (transaction) => {
      await transaction.put([refund({ id: 'a', state: 'failed' }), refund({ id: 'b', state: 'failed' })]);
      await transaction.remove('refund', 'a');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    const idsIn = (state: string) =>
      work((transaction) =>
        pageOf(transaction, { direction: 'older', size: 9, where: [{ name: 'state', oneOf: [state] }] }),
      );
    expect(await idsIn('pending')).toEqual(['a']);
    expect(await idsIn('failed')).toEqual([]);
  });

  it('give due steps by their time, the longest overdue first, wherever they stand', async () => {
    const { work } = await openAccount(open);
    const step = (id: string, dueTime: string) => ({
      kind: 'due-step' as const,
      id,
      document: { id, dueTime, step: 'payment-arrives' as const, orderId: 'order-1' },
      hidden: {},
    });
    const later = Array.from({ length: 150 }, (_, index) => step(`later-${index}`, day(20)));
    await work((transaction) => transaction.put([...later, step('second', day(3)), step('first', day(2))]));
    const due = await work((transaction) => transaction.due(Date.UTC(2030, 0, 10), 100));
    expect(due.map(({ id }) => id)).toEqual(['first', 'second']);
  });
});
