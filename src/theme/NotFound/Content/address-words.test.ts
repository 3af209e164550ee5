import { describe, expect, it } from 'vitest';
import { wordsOfAddress } from './address-words';

describe('the words of an address that leads nowhere', () => {
  it.each([
    ['/docs/concepts/tax-identifier', '/', 'concepts tax identifier'],
    ['/docs/refunds.html', '/', 'refunds'],
    ['/standards/docs/index.html', '/standards/', ''],
    ['/docs/events/order.accepted/', '/', 'events order.accepted'],
    ['/', '/', ''],
    ['/404.html', '/', ''],
    ['/a%20b', '/', 'a b'],
    ['/50%', '/', '50%'],
  ])('%s at %s asks for "%s"', (pathname, base, words) => {
    expect(wordsOfAddress(pathname, base)).toBe(words);
  });

  it('never asks for more than a question is long', () => {
    expect(wordsOfAddress(`/${'way/'.repeat(1000)}`, '/').length).toBeLessThanOrEqual(120);
  });
});
