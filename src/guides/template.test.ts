import { describe, expect, it } from 'vitest';
import { fill, fillPath, fillWhatIsKnown, MissingValue, namesIn } from './template';

describe('fill', () => {
  it('keeps the type of a value that stands alone', () => {
    expect(
      fill({ amount: '{{checkout.total}}', items: ['{{sku.id}}'] }, { 'checkout.total': 26.89, 'sku.id': 'lamp' }),
    ).toEqual({
      amount: 26.89,
      items: ['lamp'],
    });
  });

  it('joins a value into a longer text', () => {
    expect(fill('cart-{{run.id}}-{{n}}', { 'run.id': 'x1', n: 2 })).toBe('cart-x1-2');
  });

  it('leaves numbers, booleans and null as they are', () => {
    expect(fill({ a: 1, b: false, c: null }, {})).toEqual({ a: 1, b: false, c: null });
  });

  it('names the value that is missing', () => {
    expect(() => fill({ checkoutId: '{{checkout.id}}' }, {})).toThrow(new MissingValue('checkout.id'));
  });

  it('does not fill what a carried value brings along', () => {
    expect(fill('{{a}}', { a: '{{b}}', b: 'never' })).toBe('{{b}}');
  });
});

describe('fillPath', () => {
  it('encodes what would change the path', () => {
    expect(fillPath('/skus/{{sku.id}}', { 'sku.id': 'a/b?c' })).toBe('/skus/a%2Fb%3Fc');
  });
});

describe('fillWhatIsKnown', () => {
  it('lets unknown placeholders stand', () => {
    expect(fillWhatIsKnown({ orderId: '{{order.id}}', sku: '{{sku.id}}' }, { 'sku.id': 'lamp' })).toEqual({
      orderId: '{{order.id}}',
      sku: 'lamp',
    });
  });
});

describe('namesIn', () => {
  it('finds each name once, at any depth', () => {
    expect(namesIn({ a: '{{x.id}}', b: [{ c: 'n-{{y.id}}-{{x.id}}' }] })).toEqual(['x.id', 'y.id']);
    expect(namesIn(undefined)).toEqual([]);
  });
});
