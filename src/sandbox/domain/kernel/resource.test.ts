/** What the compiler holds a definition to. Each line below that must not compile is checked with all types. */
import { describe, expect, it } from 'vitest';
import type { Fulfillment } from '../../../generated/contract/types';
import '../logistics/fulfillments/record';
import { accept } from './decision';
import { calls, resource } from './resource';

const fulfillment: Fulfillment = {
  id: 'ful_1',
  createdTime: '2030-01-31T12:00:00Z',
  orderId: '1',
  items: [],
  liveMode: false,
};

describe('a definition of a resource', () => {
  it('needs a handler of its own where the contract answers with more than the record', () => {
    // @ts-expect-error: a fulfillment is shown with its order
    expect(resource('fulfillment', { name: 'Fulfillment', path: '/fulfillments' }).kind).toBe('fulfillment');
  });

  it('answers a call with what the contract says for it', () => {
    // @ts-expect-error: there is no order in it
    const incomplete = calls('Fulfillment', { retrieveFulfillments: () => accept(fulfillment) });
    const complete = calls('Fulfillment', { updateFulfillments: () => accept(fulfillment) });
    expect([incomplete, complete].map(({ kind }) => kind)).toEqual([null, null]);
  });

  it('answers with no body where the contract has none', () => {
    // @ts-expect-error: 204
    const withBody = calls('Refund', { deleteCheckouts: () => accept(fulfillment) });
    expect(withBody.name).toBe('Refund');
  });
});
