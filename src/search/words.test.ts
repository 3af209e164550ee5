import { describe, expect, it } from 'vitest';
import { nameKeys, questionOf } from './question';
import { keyOf, stemOf, termsOf } from './words';

describe('the words of a text', () => {
  it.each([
    ['createCheckouts', ['create', 'checkouts', 'createcheckouts']],
    ['order.credit_memo.created', ['order', 'credit', 'memo', 'created', 'order.credit_memo.created']],
    ['Drop-in', ['drop', 'in', 'dropin']],
    ['SKUs and VAT', ['skus', 'and', 'vat']],
    ['TaxID', ['tax', 'id', 'taxid']],
    ['POST /refunds/{id}', ['post', 'refunds', 'id']],
    ['Zürich, Århus.', ['zurich', 'arhus']],
    ['items[].quantity', ['items', 'quantity']],
    ['…', []],
  ])('%s', (text, words) => {
    expect(termsOf(text)).toEqual(words);
  });

  it('share a stem with their other forms, and with no other word', () => {
    expect(new Set(['refund', 'refunds', 'refunded', 'refunding'].map(stemOf)).size).toBe(1);
    expect(stemOf('customers')).not.toBe(stemOf('customs'));
    expect(stemOf('ear99')).toBe('ear99');
  });
});

describe('what is called exactly so', () => {
  it('is the same whatever the order, the endings and the filler words', () => {
    expect(keyOf('Create a checkout')).toBe(keyOf('checkouts: create'));
    expect(keyOf('the')).not.toBe('');
  });

  it('is a call by its method and path, whatever stands for the id', () => {
    for (const asked of ['GET /refunds/{id}', 'get /refunds/re_123', 'GET /refunds/:id/', 'curl GET /refunds/1000?x=1'])
      expect(questionOf(asked).keys, asked).toEqual(['get /refunds/{}']);
    expect(questionOf('GET /refunds').keys).toEqual(['get /refunds']);
  });

  it('is an id in camel case however it is typed', () => {
    expect(nameKeys('upstreamId')).toContain(questionOf('upstreamid').keys[0]);
    expect(nameKeys('upstreamId')).toContain(questionOf('upstream id').keys[0]);
    expect(nameKeys('createCheckouts')).toContain(questionOf('createcheckouts').keys[0]);
  });
});

describe('a question', () => {
  it('is left without its filler words, unless it has no others', () => {
    expect(questionOf('How do I get a refund?').words).toEqual(['refund']);
    expect(questionOf('what is it').words).toEqual(['what', 'is', 'it']);
  });
});
