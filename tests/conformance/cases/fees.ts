import type { Checkout, Event, Fee, FeeRequest, Order, Refund } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch } from '../check';
import type { ApiClient } from '../client';
import { placeOrder, settledRefund, shipAll } from '../payments';
import { cartRequest, makeCheckout, makeSku, unique } from '../shop';

async function feeRequest(client: ApiClient, fields: Partial<FeeRequest> = {}): Promise<FeeRequest> {
  const skuId = fields.skuId ?? (await makeSku(client)).id;
  const product = { type: 'battery' as const, category: unique('category'), value: 'Lamp' };
  return { ...product, skuId, amount: 5, currency: 'USD', country: 'US', ...fields };
}

const makeFee = async (client: ApiClient, fields: Partial<FeeRequest> = {}) =>
  client.create<Fee>('/fees', await feeRequest(client, fields));

async function typesOf(client: ApiClient, id: string): Promise<string[]> {
  const { data } = await client.read<{ data: Event[] }>('/events?type=fee.*&limit=100');
  return data.filter((event) => event.data.object.id === id).map(({ type }) => type);
}

export const feeCases = casesOf('Fees', {
  'A fee is made, read, changed, found and deleted': async (client) => {
    const request = await feeRequest(client, {
      battery: { quantity: 1, chemicalSystem: 'Alkaline', iecCode: 'LR6' },
      weightAndUnits: '1.73 kilogram',
      metadata: { shelf: 3 },
    });
    const made = await client.create<Fee>('/fees', request);
    expectFields(made, { ...request, updatedTime: made.createdTime, liveMode: false }, 'The fee');
    expectMatch(made.id, /^fee_[0-9a-f-]{36}$/, 'The id');
    const changed = await client.change<Fee>(`/fees/${made.id}`, { amount: 0.35 });
    expectFields(changed, { ...request, amount: 0.35 }, 'The changed fee');
    expectEqual(await client.read<Fee>(`/fees/${made.id}`), changed, 'The fee when read');
    const query = `category=${request.category}&type=battery&country=us&skuId=${request.skuId}`;
    expectEqual((await client.read<{ data: Fee[] }>(`/fees?${query}`)).data, [changed], 'The list');
    expectEqual((await client.read<{ data: Fee[] }>(`/fees?${query}&ids=none`)).data, [], 'The list of none');
    await client.remove(`/fees/${made.id}`);
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    for (const method of ['GET', 'DELETE']) await client.refused(method, `/fees/${made.id}`, undefined, gone);
    await client.refused('POST', `/fees/${made.id}`, { amount: 1 }, gone);
    expectEqual(await typesOf(client, made.id), ['fee.deleted', 'fee.updated', 'fee.created'], 'The events');
  },

  'A fee needs its seven fields, and refuses what it does not know': async (client) => {
    const request = await feeRequest(client);
    for (const parameter of Object.keys(request)) {
      const less = { ...request, [parameter]: undefined };
      await client.refused('POST', '/fees', less, { status: 400, code: 'missing_parameter', parameter });
    }
    const wrong: Partial<Record<keyof FeeRequest, unknown>> = {
      type: 'toll',
      skuId: unique('none'),
      country: 'ZZ',
      currency: 'ZZZ',
      amount: -1,
      weightAndUnits: '1.735 kilogram',
    };
    const { id } = await makeFee(client);
    for (const [parameter, value] of Object.entries(wrong)) {
      const refusal = { status: 400, code: 'invalid_parameter', parameter };
      await client.refused('POST', '/fees', { ...request, [parameter]: value }, refusal);
      await client.refused('POST', `/fees/${id}`, { [parameter]: value }, refusal);
    }
    const unknown = { ...request, weee: { weeeRegistrationID: 'DE1' } };
    await client.refused('POST', '/fees', unknown, { status: 400, code: 'unknown_parameter' });
  },

  'Fees are charged with the order, and given back by a refund of fees': async (client) => {
    const { id: skuId } = await makeSku(client);
    const { id } = await makeFee(client, { skuId, amount: 3, type: 'weee' });
    await makeFee(client, { skuId });
    const items = [{ skuId, price: 10, quantity: 2 }];
    const order = await placeOrder(client, { items });
    expectFields(order, { totalFees: 16, subtotal: 41, totalTax: 3.29, totalAmount: 44.29 }, 'The order');
    const line = at(order.items, 0, 'The lines');
    expectEqual(line.fees?.details?.find((detail) => detail.id === id)?.amount, 6, 'The fee for two units');
    await client.change(`/fees/${id}`, { amount: 9 });
    expectEqual((await client.read<Order>(`/orders/${order.id}`)).totalFees, 16, 'The fees of the order afterwards');
    expectEqual((await makeCheckout(client, { items })).totalFees, 28, 'The fees of the next cart');
    await shipAll(client, order);
    const refund = { orderId: order.id, currency: 'USD', items: [{ itemId: line.id, type: 'fees', percent: 100 }] };
    const settled = await settledRefund(client, await client.create<Refund>('/refunds', { ...refund, reason: 'fees' }));
    expectEqual(settled.refundedAmount, 17.28, 'The refund of fees and their tax');
  },

  'A deleted SKU takes its fees along': async (client) => {
    const { id: skuId } = await makeSku(client);
    const { id } = await makeFee(client, { skuId });
    await client.remove(`/skus/${skuId}`);
    await client.refused('GET', `/fees/${id}`, undefined, { status: 404, parameter: 'id' });
    expectEqual((await typesOf(client, id))[0], 'fee.deleted', 'The last event');
  },

  'Products without a SKU carry no fees': async (client) => {
    const productDetails = { name: 'Lamp', skuGroupId: 'sample-physical-goods', countryOfOrigin: 'US' };
    const cart = await cartRequest(client, { items: [{ productDetails, price: 10, quantity: 2 }] });
    expectEqual((await client.create<Checkout>('/checkouts', cart)).totalFees, 0, 'The fees');
  },
});
