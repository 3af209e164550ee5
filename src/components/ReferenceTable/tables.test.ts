import { expect, it } from 'vitest';
import { anchorOf, headerOf, matches, textOf } from './tables';

it('gives error codes and event types the ids that the site links to', () => {
  expect(anchorOf('error-codes', 'missing_parameter')).toBe('missing-parameter');
  expect(anchorOf('event-types', 'order.credit_memo.created')).toBe('order-credit-memo-created');
  expect(anchorOf('error-types', 'not_found')).toBe('error-types-not-found');
  expect(anchorOf('endpoints', 'POST /skus/{id}')).toBe('endpoints-POST-skus-id');
});

it('turns field names into headings', () => {
  expect(headerOf('securityCode')).toBe('Security code');
  expect(headerOf('legacyOf')).toBe('Older name of');
});

it('reads flags and nested values as words', () => {
  expect(textOf(true)).toBe('Yes');
  expect(textOf({ decimals: 2 })).toBe('decimals 2');
});

it('filters by equal values and by members of a list', () => {
  expect(matches({ group: 'success', tags: ['a', 'b'] }, { group: 'success', tags: 'b' })).toBe(true);
  expect(matches({ group: 'success' }, { group: 'source' })).toBe(false);
});
