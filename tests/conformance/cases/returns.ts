import type { Event, Order, Refund, Return } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMoney, expectTrue } from '../check';
import type { ApiClient, Refusal } from '../client';
import { completeOrder, fulfill, placeOrder, readOrder, settledOrder, shipAll, testCards } from '../payments';
import { itemIdOf, refund } from '../refunding';

const tooMany: Refusal = { status: 409, code: 'quantity_too_large', parameter: 'items[0].qty' };

function announce(client: ApiClient, { id: orderId }: Order, fields: object): Promise<Return> {
  return client.create<Return>('/returns', { orderId, ...fields });
}

function accept(client: ApiClient, { id }: Return, fields: object = { state: 'accepted' }): Promise<Return> {
  return client.change<Return>(`/returns/${id}`, fields);
}

async function refundsOf(client: ApiClient, { id }: Order): Promise<Refund[]> {
  return (await client.read<{ data: Refund[] }>(`/refunds?orderId=${id}`)).data;
}

/** Oldest first. */
async function eventsAbout(client: ApiClient, { id }: Return): Promise<Event[]> {
  const { data } = await client.read<{ data: Event[] }>(
    '/events?limit=100&types=return.created,return.updated,return.accepted',
  );
  return data.filter((event) => (event.data.object as { id?: string }).id === id).reverse();
}

export const returnCases = casesOf('Returns', {
  'A return is announced, read and found, and no money moves': async (client) => {
    const order = await completeOrder(client);
    const location = { name: 'Returns desk', address: { ...order.shipTo?.address } };
    const items = [{ itemId: itemIdOf(order, 0), quantity: '1' }];
    const made = await announce(client, order, { items, reason: 'Wrong size', location, metadata: { rma: 7 } });
    expectFields(
      made,
      { state: 'created', currency: 'USD', reason: 'Wrong size', livemode: false, liveMode: false },
      'It',
    );
    expectFields(
      at(made.items, 0, 'Lines'),
      { quantity: 1, quantityAccepted: 0, state: 'created', amount: 10.81 },
      'Line',
    );
    const read = await client.read<Return>(`/returns/${made.id}`);
    expectFields(read, { metadata: { rma: 7 }, livemode: undefined, refundIds: undefined }, 'The return as it is read');
    for (const query of [`orderId=${order.id}&state=created`, `skuId=${made.items[0]?.skuId}`, `ids=${made.id}`]) {
      const { data } = await client.read<{ data: Return[] }>(`/returns?${query}`);
      expectEqual(
        data.map(({ id }) => id),
        [made.id],
        `The returns of ?${query}`,
      );
    }
    expectEqual(await refundsOf(client, order), [], 'The refunds');
  },

  'Accepted goods are paid back without another call, and the whole order back is returned': async (client) => {
    const order = await completeOrder(client);
    const made = await announce(client, order, { items: [{ itemId: itemIdOf(order, 0), quantity: 2 }] });
    const done = await accept(client, made);
    expectEqual(done.state, 'accepted', 'The state');
    expectEqual(
      done.items.map(({ quantityAccepted, state }) => [quantityAccepted, state]),
      [[2, 'accepted']],
      'Lines',
    );
    const [only, ...others] = await refundsOf(client, order);
    expectEqual(others.length, 0, 'Further refunds');
    expectEqual(done.refundIds, [only?.id], 'The ids of the refunds');
    expectMoney(only?.refundedAmount, 21.61, 'The refunded amount');
    const after = await readOrder(client, order);
    expectFields(after, { state: 'returned', refundedAmount: 21.61, availableToRefundAmount: 5.4 }, 'The order');
    expectEqual(after.items[0]?.state, 'returned', 'The state of the line');
    const types = (await eventsAbout(client, made)).map(({ type }) => type);
    expectEqual(types, ['return.created', 'return.accepted'], 'The events of the return');
    await refund(client, order, { type: 'shipping', percent: 100 });
    expectMoney(
      (await readOrder(client, order)).availableToRefundAmount,
      0,
      'What is left after shipping is paid back',
    );
    const again: Refusal = { status: 409, code: 'invalid_state', parameter: 'state' };
    await client.refused('POST', `/returns/${made.id}`, { state: 'accepted' }, again);
    expectFields(await accept(client, made, { metadata: { seen: true } }), { metadata: { seen: true } }, 'The return');
  },

  'Units that arrive one after the other add up, and the refund waits for the last': async (client) => {
    const order = await completeOrder(client, { items: [{ price: 10, quantity: 3 }] });
    const itemId = itemIdOf(order, 0);
    const made = await announce(client, order, { items: [{ itemId, quantity: 2 }] });
    const part = await accept(client, made, { items: [{ itemId, quantity: '1', state: 'accepted' }] });
    expectFields(part, { state: 'created', refundIds: undefined }, 'The return with one unit');
    expectEqual((await refundsOf(client, order)).length, 0, 'The refunds so far');
    const more = { items: [{ itemId, quantity: 2, state: 'accepted' }] };
    await client.refused('POST', `/returns/${made.id}`, more, tooMany);
    const done = await accept(client, made, { items: [{ itemId, quantity: 1, state: 'accepted' }] });
    expectEqual(done.state, 'accepted', 'The state with two units');
    const after = await readOrder(client, order);
    expectFields(after, { state: 'complete', refundedAmount: at(done.items, 0, 'Lines').amount }, 'The order');
    const [, updated] = await eventsAbout(client, made);
    const data = updated?.data as { previousAttributes?: { items?: { quantityAccepted: number }[] } } | undefined;
    expectEqual(data?.previousAttributes?.items?.[0]?.quantityAccepted, 0, 'The units before, as the event has them');
  },

  'Two shipments are two refunds, and together they are what the line cost': async (client) => {
    const order = await placeOrder(client, { items: [{ price: 9.99, quantity: 3 }] });
    await fulfill(client, order, [{ quantity: 1 }]);
    await fulfill(client, order, [{ quantity: 2 }]);
    await settledOrder(client, order, ({ state }) => state === 'complete');
    const done = await accept(
      client,
      await announce(client, order, { items: [{ skuId: order.items[0]?.skuId, quantity: 3 }] }),
    );
    const refunds = await refundsOf(client, order);
    expectEqual(
      refunds.map(({ items }) => items?.[0]?.quantity),
      [2, 1],
      'The units of the refunds, newest first',
    );
    expectEqual(
      [...(done.refundIds ?? [])].reverse(),
      refunds.map(({ id }) => id),
      'The ids',
    );
    const cents = refunds.reduce((sum, { refundedAmount = 0 }) => sum + Math.round(refundedAmount * 100), 0);
    expectEqual(cents, Math.round(at(done.items, 0, 'Lines').amount * 100), 'The refunds together, in cents');
    expectEqual((await readOrder(client, order)).state, 'returned', 'The state of the order');
  },

  'Money that went back before does not go back again': async (client) => {
    const order = await completeOrder(client);
    const itemId = itemIdOf(order, 0);
    await refund(client, order, { items: [{ itemId, amount: 20 }] });
    const first = await accept(client, await announce(client, order, { items: [{ itemId, quantity: 1 }] }));
    expectEqual(first.refundIds?.length, 1, 'The refunds of what is left');
    expectMoney((await readOrder(client, order)).refundedAmount, 21.61, 'The refunded amount');
    const second = await accept(client, await announce(client, order, { items: [{ itemId, quantity: 1 }] }));
    expectFields(second, { state: 'accepted', refundIds: undefined }, 'The return with nothing left to pay back');
    expectEqual((await readOrder(client, order)).state, 'returned', 'The state of the order');
  },

  'A refund that fails leaves the order as it was': async (client) => {
    const order = await completeOrder(client, { card: testCards.refundFails });
    const made = await announce(client, order, { items: [{ itemId: itemIdOf(order, 0), quantity: 2 }] });
    const done = await accept(client, made);
    expectEqual(done.state, 'accepted', 'The state of the return');
    expectEqual(
      (await refundsOf(client, order)).map(({ state }) => state),
      ['failed'],
      'The refunds',
    );
    expectEqual((await readOrder(client, order)).state, 'complete', 'The state of the order');
  },

  'A return asks for units that were shipped and are in no other return': async (client) => {
    const order = await placeOrder(client);
    const itemId = itemIdOf(order, 0);
    const body = (quantity: number | string) => ({ orderId: order.id, items: [{ itemId, quantity }] });
    await client.refused('POST', '/returns', body(1), tooMany);
    await shipAll(client, order);
    await settledOrder(client, order, ({ state }) => state === 'complete');
    await client.refused('POST', '/returns', body(3), tooMany);
    await client.create('/returns', body(1));
    await client.refused('POST', '/returns', body(2), tooMany);
    await client.refused('POST', '/returns', body('99999999999999999999'), tooMany);
    for (const quantity of [0, -1, 1.5, '1.5', 'two', null])
      await client.refused('POST', '/returns', { ...body(1), items: [{ itemId, quantity }] }, { status: 400 });
    const unnamed: Refusal = { status: 400, code: 'missing_parameter', parameter: 'items[0].itemId' };
    await client.refused('POST', '/returns', { orderId: order.id, items: [{ quantity: 1 }] }, unnamed);
    const unknown: Refusal = { status: 400, code: 'invalid_parameter', parameter: 'items[0].itemId' };
    await client.refused('POST', '/returns', { orderId: order.id, items: [{ skuId: 'no', quantity: 1 }] }, unknown);
    const nobody: Refusal = { status: 404, code: 'not_found', parameter: 'orderId' };
    await client.refused('POST', '/returns', { ...body(1), orderId: 'no-such-order' }, nobody);
    await client.refused(
      'POST',
      '/returns',
      { ...body(1), reason: 'x'.repeat(65) },
      { status: 400, parameter: 'reason' },
    );
    await client.refused('GET', '/returns/none', undefined, { status: 404, code: 'not_found', parameter: 'id' });
    expectTrue((await client.send('DELETE', '/returns/none')).status === 405, 'A return cannot be deleted.');
  },
});
