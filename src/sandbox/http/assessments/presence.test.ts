import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Presence } from './presence';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const [ada, ben] = [
  { browser: 'a', by: 'Ada' },
  { browser: 'b', by: 'Ben' },
] as const;
const names = (presence: Presence, browser: string) => presence.besides('one', browser).others.map(({ by }) => by);

describe('who has an assessment open', () => {
  it('is told to each browser without itself, and is news when somebody comes or is called otherwise', () => {
    const presence = new Presence();
    expect(presence.see('one', ada, 20_000)).toBe(true);
    expect(presence.see('one', ben, 20_000)).toBe(true);
    expect([names(presence, 'a'), names(presence, 'b')]).toEqual([['Ben'], ['Ada']]);
    const { version } = presence.besides('one', 'a');
    expect(presence.see('one', ben, 20_000)).toBe(false);
    expect(presence.besides('one', 'a').version).toBe(version);
    expect(presence.see('one', { browser: 'b' }, 20_000)).toBe(true);
    expect(presence.besides('one', 'a')).toEqual({ version: version + 1, others: [{}] });
    expect(names(presence, 'x')).toHaveLength(2);
    expect(presence.besides('other', 'a').others).toEqual([]);
  });

  it('forgets a browser that stopped asking, which is news for the others', () => {
    const presence = new Presence();
    presence.see('one', ben, 0);
    presence.see('one', ada, 20_000);
    const { version } = presence.besides('one', 'a');
    expect(presence.untilNextGoes('one')).toBe(5000);
    vi.advanceTimersByTime(5000);
    expect(presence.besides('one', 'a').version).toBeGreaterThan(version);
    expect(names(presence, 'a')).toEqual([]);
    expect(presence.untilNextGoes('one')).toBe(20_000);
  });

  it('holds no more browsers than it should', () => {
    const presence = new Presence();
    for (let at = 0; at < 60; at += 1) presence.see('one', { browser: `b${at}` }, 20_000);
    expect(presence.besides('one', 'a').others).toHaveLength(50);
    for (let at = 0; at < 2100; at += 1) presence.see(`assessment ${at}`, ada, 0);
    expect(presence.see('late', ada, 0)).toBe(false);
    vi.advanceTimersByTime(6000);
    expect(presence.see('late', ada, 0)).toBe(true);
  });
});
