import { describe, expect, it } from 'vitest';
import { publicKey } from '../sandbox/keys';
import { shopperPageAt, shopperPagesIn } from './shopper-pages';

const site = 'https://site.example';
const local = 'http://localhost:4010';
const origins = [site, local];
const inPage = (path: string) => `${site}/base/docs/sandbox/?page=${encodeURIComponent(path)}#play`;

describe('the page of a shopper that an address names', () => {
  it.each([
    [inPage('/payments/redirects/s1?apiKey=pk_test_1'), '/payments/redirects/s1?apiKey=pk_test_1'],
    [`${local}/payments/redirects/s1?apiKey=pk_test_1`, '/payments/redirects/s1?apiKey=pk_test_1'],
    [inPage('/payments/redirects/s1?apiKey=[redacted]'), `/payments/redirects/s1?apiKey=${publicKey}`],
    [inPage('/checkout-pages/c1?of=acct'), '/checkout-pages/c1?of=acct'],
    [inPage('/checkout-links/l1'), '/checkout-links/l1'],
    [inPage('/returns-portal/o1/t1'), '/returns-portal/o1/t1'],
  ])('%s', (address, path) => {
    expect(shopperPageAt(address, origins)?.path).toBe(path);
  });

  it.each([
    'https://evil.example/payments/redirects/s1',
    'https://evil.example/docs/sandbox/?page=%2Fcheckout-pages%2Fc1',
    inPage('https://evil.example/checkout-pages/c1'),
    inPage('//evil.example/checkout-pages/c1'),
    inPage('/_sandbox/reset'),
    `${local}/orders/1`,
    `${site}/docs/sandbox/`,
    'javascript:alert(1)',
    'not an address',
  ])('is none for %s', (address) => {
    expect(shopperPageAt(address, origins)).toBeNull();
  });

  it('is found anywhere in an answer, once', () => {
    const redirectUrl = inPage('/payments/redirects/s1?apiKey=pk_test_1');
    const answer = {
      redirect: { redirectUrl },
      nextAction: [{ data: { redirectUrl } }],
      link: 'https://shop.example/x',
    };
    expect(shopperPagesIn(answer, origins)).toEqual([
      { path: '/payments/redirects/s1?apiKey=pk_test_1', name: 'Approve or decline as the shopper' },
    ]);
  });
});
