/** The page on which a shopper announces goods that come back. */
import type { Order, Return } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectTrue, only } from '../check';
import type { ApiClient, Refusal } from '../client';
import { completeOrder, placeOrder } from '../payments';
import { itemIdOf } from '../refunding';
import { visitPage } from '../shop-pages';

const portal = '/global-returns/orders/create-return-portal-url';

const portalOf = async (client: ApiClient, { id, shipTo }: Order) =>
  (await client.read<{ url: string }>(`${portal}?orderId=${id}&postalCode=${shipTo?.address?.postalCode}`)).url;

const returnsOf = async (client: ApiClient, { id }: Order) =>
  (await client.read<{ data: Return[] }>(`/returns?orderId=${id}`)).data;

export const returnsPortalCases = casesOf('The returns portal', {
  'A shopper announces a return on the page of the portal': async (client) => {
    const order = await completeOrder(client);
    const url = await portalOf(client, order);
    expectEqual(await portalOf(client, order), url, 'The address when it is asked for again');
    const page = await visitPage(client, url);
    expectEqual(page.status, 200, 'The status of the page');
    const line = itemIdOf(order, 0);
    expectTrue(page.text.includes(`name="${line}"`), 'The page does not offer the line');
    expectEqual(await returnsOf(client, order), [], 'Returns after a look');
    expectEqual((await visitPage(client, url, { [line]: '0' })).status, 400, 'The status without units');
    const tooMany = await visitPage(client, url, { [line]: '3' });
    expectEqual(tooMany.status, 409, 'The status of too many units');
    const done = await visitPage(client, url, { [line]: '2', reason: 'Wrong size' });
    expectEqual(done.status, 200, 'The status of the announcement');
    const made = only(await returnsOf(client, order), 'The returns');
    expectFields(made, { state: 'created', reason: 'Wrong size' }, 'The return');
    expectFields(at(made.items, 0, 'Its lines'), { itemId: line, quantity: 2 }, 'Its line');
    expectTrue(done.text.includes(made.id), 'The page does not name the return');
    const nothingLeft: Refusal = { status: 409, code: 'invalid_state', parameter: 'orderId' };
    await client.refused('GET', `${portal}?orderId=${order.id}&postalCode=55401`, undefined, nothingLeft);
  },

  'The portal knows a shopper by order and postal code, and nobody else gets an address': async (client) => {
    const order = await completeOrder(client);
    const ask = (query: string, refusal: Refusal) => client.refused('GET', `${portal}?${query}`, undefined, refusal);
    await client.read(`${portal}?orderId=&upstreamOrderId=${order.upstreamId}&postalCode=55%20401`);
    await ask('postalCode=55401', { status: 400, code: 'missing_parameter', parameter: 'orderId' });
    await ask(`orderId=${order.id}`, { status: 400, code: 'missing_parameter', parameter: 'postalCode' });
    await ask(`orderId=${order.id}&postalCode=99999`, {
      status: 400,
      code: 'invalid_parameter',
      parameter: 'postalCode',
    });
    await ask('orderId=none&postalCode=55401', { status: 404, code: 'not_found', parameter: 'orderId' });
    await ask('upstreamOrderId=none&postalCode=1', { status: 404, code: 'not_found', parameter: 'orderId' });
    const unshipped = await placeOrder(client);
    const nothing: Refusal = { status: 409, code: 'invalid_state', parameter: 'orderId' };
    await ask(`orderId=${unshipped.id}&postalCode=55401`, nothing);
    await client
      .asPublic()
      .refused('GET', `${portal}?orderId=${order.id}&postalCode=55401`, undefined, { status: 403 });
    const url = await portalOf(client, order);
    expectEqual((await visitPage(client, url.replace(/[0-9a-f]{8}-/, '00000000-'))).status, 404, 'With another token');
  },
});
