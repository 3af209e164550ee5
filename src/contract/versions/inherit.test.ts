/** Before 2021-12-13 a checkout takes what it lacks from its customer. */
import { describe, expect, it } from 'vitest';
import { inherit } from './index';

const owner = {
  firstName: 'William',
  lastName: 'Brown',
  email: 'william@example.com',
  address: { line1: '10381 Bren Rd W', city: 'Minnetonka', postalCode: '55343', state: 'MN', country: 'US' },
};
const customer = {
  id: '531718920336',
  email: 'jdoe@example.com',
  shipping: { name: 'John Doe', address: { line1: '123 Boulevard', city: 'Saint Paul', country: 'US' } },
  defaultSourceId: 'card',
  sources: [
    { id: 'old', state: 'cancelled', owner: {} },
    { id: 'card', state: 'chargeable', owner },
  ],
  locale: 'en_US',
  type: 'business',
  taxIdentifiers: [
    { type: 'dk', value: 'DK12345674' },
    { type: 'uk', value: 'GB000283536', id: 'number' },
  ],
};
const isApplicable = ({ type }: { type: string }, { country }: { country: unknown }) =>
  type === 'uk' && country === 'GB';
const request = { customerId: customer.id, currency: 'USD', items: [] };

describe('a registered checkout of an older version', () => {
  it('takes email, addresses, source, locale and type from its customer', () => {
    expect(inherit(request, { customer, isApplicable })).toEqual({
      ...request,
      email: 'jdoe@example.com',
      shipTo: customer.shipping,
      billTo: { name: 'William Brown', email: owner.email, address: owner.address },
      sourceId: 'card',
      locale: 'en_US',
      customerType: 'business',
    });
  });

  it('keeps what the request says itself', () => {
    const own = { ...request, email: 'a@example.com', locale: 'de_DE', sourceId: 'other', customerType: 'individual' };
    const taken = inherit({ ...own, shipTo: { name: 'B' } }, { customer, isApplicable });
    expect(taken).toEqual({ ...own, shipTo: { name: 'B' } });
  });

  it('takes the numbers that fit the country, unless the request says none', () => {
    const toBritain = { ...request, shipTo: { address: { country: 'GB' } } };
    const numbers = (body: object) => inherit(body as never, { customer, isApplicable }).taxIdentifiers;
    expect(numbers(toBritain)).toEqual([{ type: 'uk', value: 'GB000283536' }]);
    expect(numbers({ ...toBritain, taxIdentifiers: [] })).toEqual([]);
    expect(numbers(request)).toBeUndefined();
  });

  it('keeps what the checkout has, when the customer is named later', () => {
    const checkout = { email: 'before@example.com', locale: 'fr_FR', payment: { sources: [{ id: 'own' }] } };
    const taken = inherit({ customerId: customer.id }, { customer, checkout, isApplicable });
    expect(taken).toMatchObject({ shipTo: customer.shipping, customerType: 'business' });
    expect(Object.keys(taken)).not.toEqual(expect.arrayContaining(['email']));
    expect(taken).not.toHaveProperty('locale');
    expect(taken).not.toHaveProperty('sourceId');
  });

  it('takes nothing that the customer has not got', () => {
    expect(inherit(request, { customer: { id: 'c', email: 'c@example.com' }, isApplicable })).toEqual({
      ...request,
      email: 'c@example.com',
    });
  });
});
