/** An order of the sample mug, paid by card. */
import type { Order } from '../../src/generated/contract/types';
import { publicKey } from '../../src/sandbox/keys';
import type { Asking } from './ask';

const address = { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' };
const creditCard = { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' };

export async function orderOf(
  api: Asking,
  { email = 'ada@example.com' } = {},
): Promise<Order & { source: { id: string; clientSecret: string } }> {
  const owner = { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address };
  const headers = { authorization: `Bearer ${publicKey}` };
  const { body: source } = await api.send('POST', '/sources', { type: 'creditCard', owner, creditCard }, { headers });
  const contact = { name: 'Ada Shopper', phone: '9525551234', address };
  const { body: checkout } = await api.send('POST', '/checkouts', {
    ...{ currency: 'USD', email, shipFrom: { address }, shipTo: contact, billTo: contact },
    items: [{ skuId: 'sample-mug', quantity: 2, price: 10 }],
    shippingChoice: { amount: 5, description: 'Post', serviceLevel: 'SG' },
    sourceId: source.id,
  });
  const { status, body } = await api.send('POST', '/orders', { checkoutId: checkout.id });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { ...body, source };
}
