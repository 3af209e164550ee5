import { expect, it } from 'vitest';
import { nearest } from './nearest';

const roles = ['pm', 'dev', 'qa'];
const calls = ['GET /orders', 'POST /returns', 'POST /refunds'];

it.each([
  ['dve', roles, 'dev'],
  ['PM', roles, 'pm'],
  ['ux', roles, null],
  ['', roles, null],
  ['GET /order', calls, 'GET /orders'],
  ['POST /giftwraps', calls, null],
  ['POST /refnds', calls, 'POST /refunds'],
  ['checkouts.tax-inclusiv', ['checkouts.tax-inclusive'], 'checkouts.tax-inclusive'],
  ['card.', ['cart.'], 'cart.'],
])('takes %j for what was meant, and nothing for a word that is like none', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant);
});
