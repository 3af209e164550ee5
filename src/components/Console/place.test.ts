import { describe, expect, it } from 'vitest';
import { placeIn, searchOf } from './place';

describe('a place in the console', () => {
  it.each([
    ['', { tab: 'timeline', id: '', kind: 'order' }],
    ['?id=order+1', { tab: 'timeline', id: 'order 1', kind: 'order' }],
    ['?tab=objects', { tab: 'objects', id: '', kind: 'order' }],
    ['?tab=objects&kind=sku', { tab: 'objects', id: '', kind: 'sku' }],
    ['?tab=keys', { tab: 'keys', id: '', kind: 'order' }],
  ] as const)('stands in the address %o, and is found by it', (search, place) => {
    expect(placeIn(search)).toEqual(place);
    expect(searchOf(place)).toBe(search);
  });

  it('is the timeline where the address names none that there is', () => {
    expect(placeIn('?tab=nowhere&id=')).toEqual({ tab: 'timeline', id: '', kind: 'order' });
  });
});
