/**
 * What a simulated team does. All of it is supposed, and none of it measured at anybody's:
 * - Few teams make most calls: the team of rank r comes with a weight of 1/r (Zipf's law), so that of 10,000 teams the busiest
 *   hundred make half of the calls. Busy are those whose tests run with each change.
 * - A team makes journeys, not single calls: it looks up its catalog, sells, ships, and sometimes gives money back.
 * - Half of the calls read. Each journey begins when the one before has ended.
 */
import type { Answered, Client } from './client';

let seed = 20_211_213;

/** Numbers from 0 to 1 that are the same in every run (Mulberry32). */
function draw(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** A team by Zipf's law, by way of the logarithm that its sums grow with. */
export function drawTeam(teams: number): number {
  return Math.min(teams - 1, Math.floor((teams + 1) ** draw()) - 1);
}

const address = {
  line1: '10380 Bren Road West',
  city: 'Minnetonka',
  postalCode: '55343',
  state: 'MN',
  country: 'US',
};
const owner = { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address };
const card = { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' };
const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };

interface Made {
  readonly id: string;
  readonly items?: readonly { readonly id: string }[];
  readonly payment?: { readonly session: { readonly id: string } };
}

/** The calls of a sale, from the catalog to the shipped parcel. */
export async function journey(client: Client): Promise<Answered[]> {
  const answered: Answered[] = [];
  const call = async (method: string, path: string, body?: object): Promise<Made> => {
    const answer = await client.send(method, path, body);
    answered.push(answer);
    return answer.body as Made;
  };
  await call('PUT', `/skus/sku-${Math.floor(draw() * 50)}`, sku);
  await call('GET', '/skus?limit=20');
  const checkout = await call('POST', '/checkouts', {
    email: owner.email,
    currency: 'USD',
    shipFrom: { address },
    shipTo: { name: 'Ada Shopper', address },
    billTo: { name: 'Ada Shopper', address },
    shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
    items: [{ skuId: 'sample-mug', quantity: 1, price: 10 }],
  });
  await call('GET', `/checkouts/${checkout.id}`);
  const source = await call('POST', '/sources', { type: 'creditCard', creditCard: card, owner });
  await call('POST', `/checkouts/${checkout.id}/sources/${source.id}`);
  const order = await call('POST', '/orders', { checkoutId: checkout.id });
  await call('GET', `/orders/${order.id}`);
  await call('GET', '/events?limit=10');
  const items = (order.items ?? []).map(({ id }) => ({ itemId: id, quantity: 1 }));
  await call('POST', '/fulfillments', { orderId: order.id, items });
  await call('GET', `/orders/${order.id}`);
  if (draw() < 0.2)
    await call('POST', '/refunds', { orderId: order.id, currency: 'USD', amount: 1, reason: 'Simulated' });
  await call('GET', '/orders?limit=20');
  await call('GET', `/sources/${source.id}`);
  return answered;
}
