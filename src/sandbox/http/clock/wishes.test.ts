import { expect, it } from 'vitest';
import { localKeys, secretKey } from '../../keys';
import { openMemoryStore } from '../../storage/memory';
import { createSandbox } from '../app';
import { targetOf } from './wishes';

it.each([
  [{ advanceTo: '9001-01-01T00:00:00Z' }, 'advanceTo'],
  [{ advanceBy: 300_000_000 }, 'advanceBy'],
])('moves no clock to where later times could not be written: %j', (wish, parameter) => {
  const present = '8999-12-31T00:00:00Z';
  expect(() => targetOf(wish, present)(Date.parse(present))).toThrow(
    expect.objectContaining({
      refusal: expect.objectContaining({ parameter, message: expect.stringContaining('9000') }),
    }),
  );
});

it('lets an account begin at any time for which its samples can be made', async () => {
  const { fetch } = createSandbox({
    store: openMemoryStore(),
    accounts: localKeys,
    rateLimit: 0,
    baseUrl: 'http://here',
  });
  const begin = (frozenAt: string) =>
    fetch(
      new Request('http://here/_sandbox/reset', {
        method: 'POST',
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ frozenAt }),
      }),
    );
  expect((await begin('2098-12-31T23:59:59Z')).status).toBe(204);
  expect((await begin('2000-01-01T00:00:00Z')).status).toBe(204);
  expect((await begin('2099-01-01T00:00:00Z')).status).toBe(400);
});
