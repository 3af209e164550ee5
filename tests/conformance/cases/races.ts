/** Calls that arrive at the same time: each sees the other whole or not at all. */
import type { Exchange } from '../../../src/ledger/types';
import { casesOf } from '../case';
import { expectEqual, expectMoney, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { completeOrder, makeCard, makeCredit, payableCheckout, placeOrder, readOrder } from '../payments';
import { makeCheckout, skuRequest, unique } from '../shop';

/** The same call several times at once; gives the statuses, lowest first. */
async function atOnce(client: ApiClient, times: number, path: string, body?: unknown): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: times }, () => client.send('POST', path, { body })));
  return answers.map(({ status }) => status).sort();
}

export const raceCases = casesOf('Calls at the same time', {
  'One checkout makes one order, however often it is asked at once': async (client) => {
    const { id } = await payableCheckout(client);
    expectEqual(await atOnce(client, 4, '/orders', { checkoutId: id }), [201, 404, 404, 404], 'The statuses');
    const { data } = await client.read<{ data: unknown[] }>(`/orders?checkoutId=${id}`);
    expectEqual(data.length, 1, 'The number of orders');
  },

  'One id makes one SKU, however often it is asked at once': async (client) => {
    const body = skuRequest('goods', { id: unique('race') });
    expectEqual(await atOnce(client, 4, '/skus', body), [201, 409, 409, 409], 'The statuses');
  },

  'Units are shipped once': async (client) => {
    const order = await placeOrder(client);
    const body = { orderId: order.id, items: order.items.map(({ id }) => ({ itemId: id, quantity: 2 })) };
    expectEqual(await atOnce(client, 3, '/fulfillments', body), [201, 409, 409], 'The statuses');
    expectMoney((await readOrder(client, order)).capturedAmount, 27.01, 'The captured amount');
  },

  'Refunds at once do not exceed what was captured': async (client) => {
    const order = await completeOrder(client);
    const body = { orderId: order.id, currency: 'USD', amount: 10 };
    expectEqual(await atOnce(client, 4, '/refunds', body), [201, 201, 400, 400], 'The statuses');
    expectMoney((await readOrder(client, order)).availableToRefundAmount, 7.01, 'What is left to refund');
  },

  'A source goes to one checkout': async (client) => {
    const { id } = await makeCard(client);
    const checkouts = [await makeCheckout(client), await makeCheckout(client)];
    const answers = await Promise.all(
      checkouts.map((checkout) => client.send('POST', `/checkouts/${checkout.id}/sources/${id}`)),
    );
    expectEqual(answers.map(({ status }) => status).sort(), [200, 409], 'The statuses');
  },

  'Store credits at once do not exceed the total': async (client) => {
    const { id } = await makeCheckout(client);
    const credits = [await makeCredit(client, 20), await makeCredit(client, 20)];
    const answers = await Promise.all(
      credits.map((credit) => client.send('POST', `/checkouts/${id}/sources/${credit.id}`)),
    );
    expectEqual(answers.map(({ status }) => status).sort(), [200, 409], 'The statuses');
  },

  'Every call at once has a place of its own in the ledger': async (client) => {
    const { lastSequence } = await client.read<{ lastSequence: number }>('/_sandbox/info');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.send('POST', '/skus', { body: skuRequest() })),
    );
    const { data } = await client.read<{ data: Exchange[] }>(`/_sandbox/ledger?after=${lastSequence}`);
    for (const { requestId } of answers)
      expectEqual(data.filter((exchange) => exchange.requestId === requestId).length, 1, 'The exchanges of a request');
    const sequences = data.map(({ sequence }) => sequence);
    const ascending = sequences.every((sequence, index) => sequence === lastSequence + 1 + index);
    expectTrue(ascending, `The sequences have gaps or repeat: ${sequences}`);
  },
});
