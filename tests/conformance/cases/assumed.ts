/** Answers say where their amounts rest on rates that are the sandbox's own. */
import type { Checkout } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual } from '../check';
import type { ApiClient } from '../client';
import { attach, makeCard } from '../payments';
import { bareCart, type CartRequest, cartRequest, contactAt, makeSku } from '../shop';

const header = 'x-sandbox-assumed';
const berlin = { line1: '1 Test Street', city: 'Berlin', postalCode: '10999', country: 'DE' };
const minsk = { line1: '1 Test Street', city: 'Minsk', postalCode: '220030', country: 'BY' };

async function assumedFor(client: ApiClient, cart: CartRequest): Promise<string | null> {
  const { headers, status } = await client.send('POST', '/checkouts', { body: await cartRequest(client, cart) });
  expectEqual(status, 201, 'The status');
  return headers.get(header);
}

export const assumedCases = casesOf('Assumed rates', {
  'A cart whose rates all stand in published samples assumes nothing': async (client) => {
    expectEqual(await assumedFor(client, {}), null, 'What the published rate assumes');
    expectEqual(await assumedFor(client, bareCart), null, 'What a cart without a place assumes');
  },

  'A rate or a duty that no sample shows is named in the answer, its order and the ledger': async (client) => {
    const download: CartRequest = { ...bareCart, items: [{ price: 10, kind: 'download' }] };
    expectEqual(await assumedFor(client, { ...download, billTo: contactAt(berlin) }), 'tax-rate', 'German tax');
    const { id: skuId } = await makeSku(client, 'goods', { hsCode: '7323.94', itemBreadcrumb: 'Home > Mugs' });
    const imported = { items: [{ skuId, price: 400 }], shipTo: contactAt(berlin), billTo: contactAt(berlin) };
    expectEqual(await assumedFor(client, imported), 'duty-rate', 'The duty on the way to Germany');
    const elsewhere = { ...imported, shipTo: contactAt(minsk), billTo: contactAt(minsk) };
    expectEqual(await assumedFor(client, elsewhere), 'tax-rate, duty-rate', 'What a place without a row assumes');
    const body = await cartRequest(client, { ...download, billTo: contactAt(berlin) });
    const checkout = await client.create<Checkout>('/checkouts', body);
    await attach(client, checkout, await makeCard(client));
    const sold = await client.send('POST', '/orders', { body: { checkoutId: checkout.id } });
    expectEqual([sold.status, sold.headers.get(header)], [201, 'tax-rate'], 'The order');
  },
});
