import { describe, expect, it } from 'vitest';
import { Account, newAccount } from '../storage/account';
import { createIds, newStoredUuid, newUuid } from './ids';

describe('ids', () => {
  it('look like those of the API', () => {
    const newId = createIds(new Account(newAccount));
    expect(newId('checkout')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId('refund')).toMatch(/^re_[0-9a-f-]{36}$/);
    expect(newId('order')).toMatch(/^\d{9}0336$/);
  });

  it('of what is stored sort by the time at which they were made', async () => {
    const first = newStoredUuid();
    await new Promise((resolve) => setTimeout(resolve, 3));
    expect([newStoredUuid(), first].sort()[0]).toBe(first);
  });

  it('never repeat, within a request or between two', () => {
    const account = new Account(newAccount);
    const numbers = [1, 2].flatMap(() => {
      const newId = createIds(account);
      return Array.from({ length: 500 }, () => newId('order-item'));
    });
    expect(new Set(numbers).size).toBe(1000);
    expect(new Set(Array.from({ length: 1000 }, newUuid)).size).toBe(1000);
    expect(new Set(Array.from({ length: 1000 }, newStoredUuid)).size).toBe(1000);
  });
});
