/** What an account counts: the same in every store, never twice, and kept over a reset as far as readers need it. */
import { describe, expect, it } from 'vitest';
import { exchange, openAccount, stores } from './test-support/stores';

describe.each(stores)('an account of the %s store', (_name, open) => {
  it('gives each sequence and each number once', async () => {
    const { work } = await openAccount(open);
    const count = () =>
      work(async (transaction) => {
        const sequence = transaction.account.nextSequence();
        await transaction.append(exchange(sequence));
        return [sequence, transaction.account.nextNumber(), transaction.account.nextNumber()];
      });
    const found = await Promise.all(Array.from({ length: 20 }, count));
    expect(found.map(([sequence]) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(new Set(found.flatMap(([, ...numbers]) => numbers)).size).toBe(40);
  });

  it('counts nothing for work that fails', async () => {
    const { work } = await openAccount(open);
    const failing = work(async ({ account }) => {
      account.nextSequence();
      account.nextNumber();
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await work(async ({ account }) => account.state)).toMatchObject({ sequence: 0, number: 0 });
  });

  it('keeps a clock that stands still, and what ids are drawn from', async () => {
    const { work } = await openAccount(open);
    await work(async ({ account }) => {
      account.freeze(7000);
      account.drawFrom('a seed');
      account.nextDrawn();
    });
    const kept = { frozenAt: 7000, seed: 'a seed', drawn: 1 };
    expect(await work(async ({ account }) => account.state)).toMatchObject(kept);
    await work(async ({ account }) => account.thaw(9000));
    const { state } = await work(async ({ account }) => account);
    expect(state).toMatchObject({ clockOffset: -2000, seed: 'a seed' });
    expect(state).not.toHaveProperty('frozenAt');
  });

  it('begins anew with a higher epoch after a reset', async () => {
    const { work } = await openAccount(open);
    await work(async (transaction) => transaction.append(exchange(transaction.account.nextSequence())));
    await work(async ({ account }) => account.showTime(6000, 1000));
    expect(await work(async ({ account }) => account.state)).toMatchObject({
      epoch: 1,
      sequence: 1,
      clockOffset: 5000,
    });
    await work((transaction) => transaction.clear());
    expect(await work(async ({ account }) => account.state)).toMatchObject({ epoch: 2, sequence: 0, clockOffset: 0 });
    await work((transaction) => transaction.clear());
    expect(await work(async ({ account }) => account.state)).toMatchObject({ epoch: 3 });
  });
});
