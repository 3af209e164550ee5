import type { Event, Sku, SkuGroup } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectInOrder, expectMatch, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { makeSku, skuRequest, unique } from '../shop';

async function eventsAbout(client: ApiClient, sku: Sku): Promise<Event[]> {
  const { data } = await client.read<{ data: Event[] }>('/events?type=sku.*&limit=100');
  return data.filter((event) => event.data.object.id === sku.id).reverse();
}

export const skuCases = casesOf('SKUs', {
  'A new SKU can be read as it was made': async (client) => {
    const request = skuRequest('goods', { id: unique('sku'), partNumber: 'MUG-01', hsCode: '7323.94', weight: 12 });
    const made = await client.create<Sku>('/skus', request);
    expectFields(made, { ...request, physical: true, weightUnit: 'oz', liveMode: false }, 'The SKU');
    expectEqual(await client.read<Sku>(`/skus/${made.id}`), made, 'The SKU when read');
  },

  'A SKU without an id is given one': async (client) => {
    expectMatch((await makeSku(client)).id, /^sku_[0-9a-f-]{36}$/, 'The id');
  },

  'The tax code says whether a product is shipped': async (client) => {
    expectEqual((await makeSku(client, 'goods')).physical, true, 'physical of goods');
    expectEqual((await makeSku(client, 'download')).physical, false, 'physical of a download');
    expectEqual((await makeSku(client, 'service')).physical, false, 'physical of a service');
  },

  'A SKU keeps what an update does not name': async (client) => {
    const made = await makeSku(client, 'goods', { partNumber: 'MUG-01' });
    const changed = await client.change<Sku>(`/skus/${made.id}`, { description: 'Holds a third of a liter.' });
    const { updatedTime: _old, ...kept } = made;
    expectFields(changed, { ...kept, description: 'Holds a third of a liter.' }, 'The SKU');
  },

  'PUT makes a SKU, and replaces it when sent again': async (client) => {
    const { id: _none, ...request } = skuRequest('goods', { partNumber: 'MUG-01' });
    const path = `/skus/${unique('put')}`;
    expectEqual((await client.send('PUT', path, { body: request })).status, 201, 'The status of the first PUT');
    expectEqual((await client.send('PUT', path, { body: request })).status, 200, 'The status of the same PUT again');
    const { partNumber: _gone, ...less } = request;
    expectEqual((await client.send('PUT', path, { body: { ...less, name: 'Other' } })).status, 200, 'The third status');
    const sku = await client.read<Sku>(path);
    expectEqual(sku.name, 'Other', 'The name');
    expectEqual(sku.partNumber, undefined, 'A field that the last PUT left out');
  },

  'A deleted SKU is gone': async (client) => {
    const { id } = await makeSku(client);
    await client.remove(`/skus/${id}`);
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    for (const method of ['GET', 'DELETE']) await client.refused(method, `/skus/${id}`, undefined, gone);
    await client.refused('POST', `/skus/${id}`, { name: 'Other' }, gone);
  },

  'An id can be used once': async (client) => {
    const { id } = await makeSku(client);
    const again = skuRequest('goods', { id });
    await client.refused('POST', '/skus', again, { status: 409, code: 'already_exists', parameter: 'id' });
  },

  'An id has letters, digits, dots, dashes and underscores': async (client) => {
    const invalid = { status: 400, code: 'invalid_parameter', parameter: 'id' };
    await client.refused('POST', '/skus', skuRequest('goods', { id: 'two words' }), invalid);
    await client.refused('POST', '/skus', skuRequest('goods', { id: 'tasse-à-café' }), invalid);
    await client.refused('PUT', '/skus/two%20words', skuRequest(), invalid);
    await makeSku(client, 'goods', { id: unique('A.b-c_1') });
  },

  'Wrong codes are named one by one': async (client) => {
    const wrong = {
      hsCode: ['mug', '73', '73.23.94'],
      countryOfOrigin: ['KP', 'XX'],
      taxCode: ['0000'],
      eccn: ['NONE'],
    };
    for (const [parameter, values] of Object.entries(wrong)) {
      for (const value of values) {
        const request = skuRequest('goods', { [parameter]: value });
        await client.refused('POST', '/skus', request, { status: 400, code: 'invalid_parameter', parameter });
      }
    }
  },

  'Tariff codes have six to ten digits': async (client) => {
    for (const hsCode of ['7323.94', '7323.9400', '7323.94.0010']) await makeSku(client, 'goods', { hsCode });
  },

  'Without a SKU group the classification is required': async (client) => {
    const { eccn: _eccn, taxCode: _taxCode, ...rest } = skuRequest();
    for (const parameter of ['eccn', 'taxCode'])
      await client.refused('POST', '/skus', rest, { status: 400, code: 'missing_parameter', parameter });
    const grouped = await client.create<Sku>('/skus', { ...rest, skuGroupId: 'sample-physical-goods' });
    expectEqual(grouped.skuGroupId, 'sample-physical-goods', 'The group');
  },

  'Managed fulfillment takes goods with a part number': async (client) => {
    const managedFulfillment = 'DRGlobalFulfillment' as const;
    const invalid = (parameter: string) => ({ status: 400, code: 'invalid_parameter', parameter });
    const noGoods = skuRequest('download', { managedFulfillment, partNumber: 'P-1' });
    await client.refused('POST', '/skus', noGoods, invalid('taxCode'));
    await client.refused('POST', '/skus', skuRequest('goods', { managedFulfillment }), invalid('partNumber'));
    const other = { ...skuRequest('goods', { partNumber: 'P-1' }), managedFulfillment: 'Other' };
    await client.refused('POST', '/skus', other, invalid('managedFulfillment'));
    await makeSku(client, 'goods', { managedFulfillment, partNumber: 'P-1' });
  },

  'SKU groups can be listed': async (client) => {
    const { data } = await client.read<{ data: SkuGroup[] }>('/sku-groups');
    expectTrue(
      data.some(({ id }) => id === 'sample-physical-goods'),
      'The group of physical goods is missing',
    );
  },

  'A SKU tells of itself in events': async (client) => {
    const sku = await makeSku(client);
    await client.change<Sku>(`/skus/${sku.id}`, { name: 'Other' });
    await client.remove(`/skus/${sku.id}`);
    const events = await eventsAbout(client, sku);
    const types = events.map(({ type }) => type);
    expectInOrder(types, ['sku.created', 'sku.updated', 'sku.deleted'], 'The events');
    expectEqual(events[1]?.data.previousAttributes, { name: sku.name }, 'What the update changed');
    expectEqual(events[1]?.data.object.name, 'Other', 'The name in the event of the update');
  },
});
