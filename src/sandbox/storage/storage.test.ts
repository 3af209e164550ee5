import { describe, expect, it } from 'vitest';
import { exchange, group, openAccount, stores } from './test-support/stores';

describe.each(stores)('the %s store', (_name, open) => {
  const opened = () => openAccount(open);

  it('gives back what was put, and the newest version of it', async () => {
    const { work } = await opened();
    await work((transaction) => transaction.put([group('a')]));
    await work((transaction) => transaction.put([group('a', 'renamed')]));
    expect((await work((transaction) => transaction.get('sku_group', 'a')))?.document.alias).toBe('renamed');
    expect(await work((transaction) => transaction.get('sku', 'a'))).toBeUndefined();
  });

  it('pages by creation, whatever was changed later', async () => {
    const { work } = await opened();
    for (const id of ['a', 'b', 'c', 'd']) await work((transaction) => transaction.put([group(id)]));
    await work((transaction) => transaction.put([group('a', 'changed')]));
    const ids = (from: number | undefined, direction: 'older' | 'newer', size: number) =>
      work(async (transaction) =>
        (await transaction.page('sku_group', { from, direction, size })).map(({ record }) => record.id),
      );
    expect(await ids(undefined, 'older', 3)).toEqual(['d', 'c', 'b']);
    const position = await work((transaction) => transaction.positionOf('sku_group', 'b'));
    expect(await ids(position, 'older', 9)).toEqual(['a']);
    expect(await ids(position, 'newer', 1)).toEqual(['c']);
  });

  it('keeps nothing of work that throws', async () => {
    const { work } = await opened();
    const failing = work(async (transaction) => {
      await transaction.put([group('a')]);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await work((transaction) => transaction.get('sku_group', 'a'))).toBeUndefined();
  });

  it('keeps accounts apart, and clears one alone', async () => {
    const { store, work } = await opened();
    await work((transaction) => transaction.put([group('a')]));
    await store.transact('somebody-else', (transaction) => transaction.put([group('a', 'theirs')]));
    await work((transaction) => transaction.clear());
    expect(await work((transaction) => transaction.get('sku_group', 'a'))).toBeUndefined();
    expect(
      (await store.transact('somebody-else', (transaction) => transaction.get('sku_group', 'a')))?.document.alias,
    ).toBe('theirs');
  });

  it('counts exchanges and gives them back in order', async () => {
    const { work } = await opened();
    expect(await work((transaction) => transaction.lastSequence())).toBe(0);
    for (const sequence of [1, 2, 3]) await work((transaction) => transaction.append(exchange(sequence)));
    expect(await work((transaction) => transaction.lastSequence())).toBe(3);
    expect(await work((transaction) => transaction.exchanges(1, 1))).toEqual([exchange(2)]);
  });

  it('does one piece of work after the other', async () => {
    const { work } = await opened();
    const add = () =>
      work(async (transaction) => {
        const sequence = (await transaction.lastSequence()) + 1;
        await transaction.append(exchange(sequence));
      });
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await work((transaction) => transaction.lastSequence())).toBe(10);
  });
});
