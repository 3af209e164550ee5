import type {
  Event,
  FulfillmentCancellation,
  FulfillmentOrder,
  FulfillmentReturn,
  InventoryItem,
  InventoryLevel,
  Reservation,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { contactAt, minneapolis, unique } from '../shop';

const makeItem = (client: ApiClient, fields: object = {}) =>
  client.create<InventoryItem>('/inventory-items', {
    id: unique('item'),
    partNumber: 'MUG-01',
    countryOfOrigin: 'US',
    ...fields,
  });

async function unitsOf(client: ApiClient, { id }: InventoryItem): Promise<number | undefined> {
  const { data } = await client.read<{ data: InventoryLevel[] }>(`/inventory-levels?inventoryItemIds=${id}`);
  return data[0]?.availableQuantity;
}

const hold = (inventoryItemId: string, quantity: number, fields: object = {}) => ({
  id: unique('hold'),
  items: [{ inventoryItemId, quantity }],
  shipTo: { address: { country: 'US' } },
  shippingChoice: { currency: 'USD', amount: 5, serviceLevel: 'SG' },
  expiresInSeconds: 300,
  ...fields,
});

const orderFor = (inventoryItemId: string, quantity: number, fields: object = {}) => ({
  currency: 'USD',
  upstreamOrderTime: '2030-01-31T12:00:00Z',
  upstreamId: unique('order'),
  shipTo: contactAt(minneapolis),
  // Nothing of it ships by itself.
  shippingChoice: { id: 'SG', shippingInstructions: 'sandbox-hold' },
  items: [{ inventoryItemId, quantity, upstreamId: 'line-1' }],
  ...fields,
});

const makeOrder = (client: ApiClient, item: InventoryItem, quantity: number, fields: object = {}) =>
  client.create<FulfillmentOrder>('/fulfillment-orders', orderFor(item.id, quantity, fields));

const lineIdOf = ({ items: [line] }: FulfillmentOrder) => String(line?.id);

async function eventsAbout(client: ApiClient, type: string, id: string | number): Promise<Event[]> {
  const { data } = await client.read<{ data: Event[] }>(`/events?type=${type}&limit=100`);
  return data.filter((event) => event.data.object.id === id);
}

export const logisticsCases = casesOf('Logistics', {
  'An inventory item is made, changed with 201, found and deleted': async (client) => {
    const made = await makeItem(client, { hsCode: '7323.94' });
    expectFields(made, { partNumber: 'MUG-01', allowOversell: false, liveMode: false }, 'The item');
    const changed = await client.create<InventoryItem>(`/inventory-items/${made.id}`, { allowOversell: true });
    expectFields(changed, { partNumber: 'MUG-01', allowOversell: true }, 'The changed item');
    expectEqual(await client.read(`/inventory-items/${made.id}`), changed, 'The item when read');
    const { data } = await client.read<{ data: InventoryItem[] }>(`/inventory-items?ids=${made.id}`);
    expectEqual(data, [changed], 'The list');
    await client.remove(`/inventory-items/${made.id}`);
    await client.refused('GET', `/inventory-items/${made.id}`, undefined, { status: 404, code: 'not_found' });
    expectEqual(await unitsOf(client, made), undefined, 'The level of a deleted item');
  },

  'Wrong fields of an inventory item are named': async (client) => {
    const invalid = { status: 400, code: 'invalid_parameter' };
    const send = (fields: object, refusal: { status: number; code: string; parameter: string }) =>
      client.refused('POST', '/inventory-items', { partNumber: 'MUG-01', ...fields }, refusal);
    await send({ countryOfOrigin: 'KP' }, { ...invalid, parameter: 'countryOfOrigin' });
    await send({ hsCode: '1234.56.YW' }, { ...invalid, parameter: 'hsCode' });
    await send({ eccn: 'NONE' }, { ...invalid, parameter: 'eccn' });
    await send({ partNumber: undefined }, { status: 400, code: 'missing_parameter', parameter: 'partNumber' });
    const { id } = await makeItem(client);
    await send({ id }, { status: 409, code: 'already_exists', parameter: 'id' });
  },

  'Levels are asked for by item, and are empty for goods nobody knows': async (client) => {
    const { id } = await makeItem(client);
    const path = `/inventory-levels?inventoryItemIds=${id}`;
    const { data } = await client.read<{ data: InventoryLevel[] }>(`${path}&available=true&shipToCountry=DE`);
    expectFields(data[0] ?? {}, { inventoryItemId: id, available: true, availableQuantity: 1000 }, 'The level');
    expectEqual(await client.read(`${path}&available=false`), { data: [] }, 'Levels without units');
    expectEqual(await client.read('/inventory-levels?inventoryItemIds=nobody'), { data: [] }, 'Levels of nothing');
    const missing = { status: 400, code: 'missing_parameter', parameter: 'inventoryItemIds' };
    await client.refused('GET', '/inventory-levels', undefined, missing);
    const invalid = { status: 400, code: 'invalid_parameter', parameter: 'shipToCountry' };
    await client.refused('GET', `${path}&shipToCountry=XX`, undefined, invalid);
  },

  'A reservation holds its units until it is released': async (client) => {
    const item = await makeItem(client);
    const made = await client.create<Reservation>('/reservations', hold(item.id, 10));
    expectEqual(await unitsOf(client, item), 990, 'Units while they are held');
    await client.remove(`/reservations/${made.id}`);
    expectEqual(await unitsOf(client, item), 1000, 'Units after the release');
    await client.refused('DELETE', `/reservations/${made.id}`, undefined, { status: 404, code: 'not_found' });
  },

  'A reservation holds all units or none': async (client) => {
    const [plenty, scarce] = [await makeItem(client), await makeItem(client)];
    const items = [
      { inventoryItemId: plenty.id, quantity: 1 },
      { inventoryItemId: scarce.id, quantity: 1001 },
    ];
    const short = { status: 409, code: 'out_of_inventory', parameter: 'items[1].quantity' };
    await client.refused('POST', '/reservations', hold('', 1, { items }), short);
    expectEqual(await unitsOf(client, plenty), 1000, 'Units of the first item');
    const unknown = { status: 409, code: 'invalid_parameter', parameter: 'items[0].inventoryItemId' };
    await client.refused('POST', '/reservations', hold('nobody', 1), unknown);
    const oversold = items.map((one) => ({ ...one, allowOversell: true }));
    const { id } = await client.create<Reservation>('/reservations', hold('', 1, { items: oversold }));
    const taken = { status: 409, code: 'already_exists', parameter: 'id' };
    await client.refused('POST', '/reservations', hold(plenty.id, 1, { id }), taken);
  },

  'A fulfillment order uses its reservation up': async (client) => {
    const item = await makeItem(client);
    const { id: reservationId } = await client.create<Reservation>('/reservations', hold(item.id, 3));
    const order = await makeOrder(client, item, 3, { reservationId });
    expectFields(order, { state: 'pending', reservationId }, 'The order');
    expectFields(order.items[0] ?? {}, { pending: 3, backordered: 0, shipped: 0, state: 'pending' }, 'Its line');
    expectEqual(await unitsOf(client, item), 997, 'Units');
    await client.refused('DELETE', `/reservations/${reservationId}`, undefined, { status: 404, code: 'not_found' });
    expectEqual(await client.read(`/fulfillment-orders/${order.id}`), order, 'The order when read');
    const { data } = await client.read<{ data: FulfillmentOrder[] }>(`/fulfillment-orders?ids=${order.id}`);
    expectEqual(data, [order], 'The list');
    expectEqual((await eventsAbout(client, 'fulfillment_order.pending', order.id)).length, 1, 'Events');
  },

  'A fulfillment order that cannot be filled is refused, or backordered': async (client) => {
    const item = await makeItem(client);
    const send = (body: object, refusal: { status: number; code: string; parameter: string }) =>
      client.refused('POST', '/fulfillment-orders', body, refusal);
    await send(orderFor(item.id, 1001), { status: 409, code: 'out_of_inventory', parameter: 'items[0].quantity' });
    const unknown = { code: 'invalid_parameter', parameter: 'items[0].inventoryItemId' };
    await send(orderFor('nobody', 1), { status: 400, ...unknown });
    const reservationId = { code: 'invalid_parameter', parameter: 'reservationId' };
    await send(orderFor(item.id, 1, { reservationId: 'nobody' }), { status: 409, ...reservationId });
    const more = await makeItem(client, { allowOversell: true });
    const order = await makeOrder(client, more, 1004);
    expectFields(order.items[0] ?? {}, { pending: 1000, backordered: 4, state: 'backordered' }, 'The line');
    const [event] = await eventsAbout(client, 'fulfillment_order.backordered', order.id);
    expectTrue(JSON.stringify(event?.data.object).includes('"totalBackordered":4'), 'The event tells of four units');
  },

  'A cancellation waits for the warehouse': async (client) => {
    const order = await makeOrder(client, await makeItem(client), 3);
    const request = {
      fulfillmentOrderId: String(order.id),
      items: [{ fulfillmentOrderItemId: lineIdOf(order), quantity: 2 }],
    };
    const made = await client.create<FulfillmentCancellation>('/fulfillment-cancellations', request);
    expectFields(made, { state: 'pending', livemode: false }, 'The cancellation');
    expectFields(made.items[0] ?? {}, { quantityAccepted: 0, fulfillmentOrderItemUpstreamId: 'line-1' }, 'Its item');
    expectEqual(await client.read(`/fulfillment-cancellations/${made.id}`), made, 'The cancellation when read');
    const list = `/fulfillment-cancellations?fulfillmentOrderId=${order.id}`;
    expectEqual((await client.read<{ data: unknown[] }>(list)).data, [made], 'The list');
  },

  'A cancellation names lines and units that can be cancelled': async (client) => {
    const order = await makeOrder(client, await makeItem(client), 3);
    const send = (fields: object, refusal: { status: number; code: string; parameter: string }) =>
      client.refused(
        'POST',
        '/fulfillment-cancellations',
        {
          fulfillmentOrderId: String(order.id),
          items: [{ fulfillmentOrderItemId: lineIdOf(order), quantity: 4 }],
          ...fields,
        },
        refusal,
      );
    await send({}, { status: 409, code: 'quantity_too_large', parameter: 'items[0].quantity' });
    const stranger = [{ fulfillmentOrderItemId: '1', quantity: 1 }];
    const noLine = { status: 400, code: 'invalid_parameter', parameter: 'items[0].fulfillmentOrderItemId' };
    await send({ items: stranger }, noLine);
    await send({ fulfillmentOrderId: '1' }, { status: 404, code: 'not_found', parameter: 'fulfillmentOrderId' });
    const shipped = { fulfillmentOrderId: '3000000030336' };
    await send(shipped, { status: 409, code: 'invalid_state', parameter: 'state' });
  },

  'Shipped units come back to the warehouse': async (client) => {
    const request = {
      fulfillmentOrderId: '3000000030336',
      items: [{ fulfillmentOrderItemId: '3000000040336', quantity: 1, unitAttributes: [{ serialNumber: 'SN-1' }] }],
    };
    const made = await client.create<FulfillmentReturn>('/fulfillment-returns', request);
    expectFields(made, { state: 'created', type: 'client', livemode: false }, 'The return');
    expectEqual((await eventsAbout(client, 'fulfillment_return.created', made.id)).length, 1, 'Events');
    const items = [{ fulfillmentOrderItemId: '3000000040336', quantity: 51 }];
    const tooMany = { status: 409, code: 'quantity_too_large', parameter: 'items[0].quantity' };
    await client.refused('POST', '/fulfillment-returns', { ...request, items }, tooMany);
    const unknown = { status: 404, code: 'not_found', parameter: 'fulfillmentOrderId' };
    await client.refused('POST', '/fulfillment-returns', { ...request, fulfillmentOrderId: '1' }, unknown);
    const list = await client.read<{ data: { id: string }[] }>('/fulfillment-returns?fulfillmentOrderId=3000000030336');
    expectTrue(
      list.data.some(({ id }) => id === made.id),
      'The list has it',
    );
  },

  'Nobody refuses goods that are not on their way yet': async (client) => {
    const request = {
      fulfillmentOrderId: '3000000030336',
      items: [{ fulfillmentOrderItemId: '3000000040336', quantity: 1 }],
    };
    const { id } = await client.create<FulfillmentReturn>('/fulfillment-returns', request);
    const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };
    await client.refused('POST', `/_sandbox/fulfillment-returns/${id}/reject`, undefined, wrongState);
  },

  'Shipments are read, and say where each unit came from': async (client) => {
    const shipment = await client.read<object>('/shipments/3000000050336');
    expectFields(shipment, { fulfillmentOrderId: '3000000030336', shippingChoiceId: 'SG' }, 'The shipment');
    await client.read('/shipments?limit=1');
    await client.refused('GET', '/shipments/1', undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'Goods of an international order come back by global logistics': async (client) => {
    const request = {
      orderId: '1000000020336',
      rmaNumber: unique('rma'),
      items: [{ itemId: '1000000030336', quantity: 1 }],
    };
    const made = await client.create<{ id: string }>('/logistics-returns', request);
    expectFields(made, { type: 'authorization', rmaNumber: request.rmaNumber }, 'The return');
    const { data } = await client.read<{ data: unknown[] }>(`/logistics-returns?rmaNumber=${request.rmaNumber}`);
    expectEqual(data, [made], 'The list');
    const items = [{ itemId: '1000000030336', quantity: 51 }];
    const tooMany = { status: 409, code: 'quantity_too_large', parameter: 'items[0].quantity' };
    await client.refused('POST', '/logistics-returns', { ...request, items }, tooMany);
    const stranger = { ...request, items: [{ itemId: '1', quantity: 1 }] };
    const noLine = { status: 400, code: 'invalid_parameter', parameter: 'items[0].itemId' };
    await client.refused('POST', '/logistics-returns', stranger, noLine);
    const unknown = { status: 404, code: 'not_found', parameter: 'orderId' };
    await client.refused('POST', '/logistics-returns', { ...request, orderId: '1' }, unknown);
  },

  'A shipping quote names two services, with and without duties paid': async (client) => {
    const product = { id: 'mug', skuGroupId: 'sample-physical-goods', name: 'Enamel mug', countryOfOrigin: 'US' };
    const parcel = { weight: 5, weightUnit: 'lb', items: [{ productDetails: product, amount: 10, quantity: 1 }] };
    const request = { currency: 'USD', shipTo: { address: { country: 'CA' } }, packages: [parcel] };
    const { quotes } = await client.change<{ quotes: { totalAmount: number; shippingTerms: string }[] }>(
      '/shipping-quotes',
      request,
    );
    const amounts = quotes.map(({ totalAmount, shippingTerms }) => [shippingTerms, totalAmount]);
    const expected = [
      ['DDP', 17.5],
      ['DAP', 15.5],
      ['DDP', 39],
      ['DAP', 37],
    ];
    expectEqual(amounts, expected, 'Terms and amounts');
    const { quotes: yen } = await client.change<typeof request & { quotes: { totalAmount: number }[] }>(
      '/shipping-quotes',
      { ...request, currency: 'JPY' },
    );
    expectEqual(yen[0]?.totalAmount, 1750, 'In a currency without decimals');
    const nameless = { ...parcel, items: [{ ...parcel.items[0], productDetails: { ...product, name: undefined } }] };
    const missing = { code: 'missing_parameter', parameter: 'packages[0].items[0].productDetails.name' };
    await client.refused('POST', '/shipping-quotes', { ...request, packages: [nameless] }, { status: 400, ...missing });
    const embargoed = { ...request, shipTo: { address: { country: 'KP' } } };
    const invalid = { status: 400, code: 'invalid_parameter', parameter: 'shipTo.address' };
    await client.refused('POST', '/shipping-quotes', embargoed, invalid);
  },

  'Labels are made for lines of an accepted order': async (client) => {
    const parcel = { weight: 5, weightUnit: 'lb', items: [{ itemId: '1000000030336', quantity: 1 }] };
    const request = { orderId: '1000000020336', labelFormat: 'PDF', packages: [parcel] };
    const made = await client.change<{ id: string; shipments: { labels: { file: string }[] }[] }>(
      '/shipping-labels',
      request,
    );
    const label = atob(made.shipments[0]?.labels[0]?.file ?? '');
    expectTrue(label.startsWith('^XA') && label.endsWith('^XZ'), 'The label is whole');
    expectEqual(await client.read(`/shipping-labels/${made.id}`), made, 'The labels when read');
    await client.read('/shipping-labels?orderId=1000000020336');
    const send = (fields: object, refusal: { status: number; code: string; parameter: string }) =>
      client.refused('POST', '/shipping-labels', { ...request, ...fields }, refusal);
    await send({ orderId: '1' }, { status: 404, code: 'not_found', parameter: 'id' });
    await send({ labelFormat: 'DOC' }, { status: 409, code: 'invalid_parameter', parameter: 'labelFormat' });
    const stranger = [{ ...parcel, items: [{ itemId: '1', quantity: 1 }] }];
    const noLine = { status: 400, code: 'invalid_parameter', parameter: 'packages[0].items[0].itemId' };
    await send({ packages: stranger }, noLine);
    const notFound = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('GET', '/shipping-labels/nobody', undefined, notFound);
  },
});

export const logisticsClockCases = casesOf('Logistics in time', {
  'Goods that are on their way back can be refused, and announced anew': async (client) => {
    await client.send('POST', '/_sandbox/reset');
    const request = {
      fulfillmentOrderId: '3000000030336',
      items: [{ fulfillmentOrderItemId: '3000000040336', quantity: 49 }],
    };
    const { id } = await client.create<FulfillmentReturn>('/fulfillment-returns', request);
    await client.change('/_sandbox/clock', { advanceBy: 31 });
    expectEqual((await client.read<FulfillmentReturn>(`/fulfillment-returns/${id}`)).state, 'pending', 'The state');
    const rejected = await client.change<FulfillmentReturn>(`/_sandbox/fulfillment-returns/${id}/reject`);
    expectEqual([rejected.state, rejected.items[0]?.state], ['rejected', 'rejected'], 'The states of return and item');
    expectEqual((await eventsAbout(client, 'fulfillment_return.rejected', id)).length, 1, 'The events');
    await client.create('/fulfillment-returns', request);
    await client.change('/_sandbox/clock', { advanceBy: 31 });
    expectEqual((await client.read<FulfillmentReturn>(`/fulfillment-returns/${id}`)).state, 'rejected', 'Later');
    await client.send('POST', '/_sandbox/reset');
  },
});
