import { knownVersions } from '../../../src/contract/versions';
import type { Customer, Errors, Sku } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectDifferent, expectEqual, expectMatch, expectTrue } from '../check';
import { makeSku, skuRequest, unique } from '../shop';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const envelopeCases = casesOf('Requests, answers and refusals', {
  'Every answer has a request id of its own': async (client) => {
    const found = await client.send('GET', '/skus');
    const refused = await client.send('GET', `/skus/${unique('none')}`);
    expectMatch(found.requestId, uuid, 'The request id of an answer');
    expectMatch(refused.requestId, uuid, 'The request id of a refusal');
    expectDifferent(found.requestId, refused.requestId, 'The request ids');
  },

  'Answers are JSON that nobody keeps': async (client) => {
    const { headers } = await client.send('GET', '/skus');
    expectMatch(headers.get('content-type'), /^application\/json;\s*charset=utf-8$/i, 'content-type');
    expectMatch(headers.get('cache-control'), /no-store/, 'cache-control');
    expectEqual(headers.get('x-content-type-options'), 'nosniff', 'x-content-type-options');
  },

  'A path that does not exist is not found': async (client) => {
    await client.refused('GET', '/no-such-resource', undefined, { status: 404 });
    await client.refused('POST', '/skus/one/two/three', {}, { status: 404 });
  },

  'A method that a path does not know is not allowed': async (client) => {
    const { id } = await makeSku(client);
    await client.refused('PATCH', `/skus/${id}`, {}, { status: 405, code: 'method_not_allowed' });
    await client.refused('DELETE', '/orders', undefined, { status: 405, code: 'method_not_allowed' });
  },

  'A refused method says in Allow which ones there are': async (client) => {
    const { headers } = await client.send('PATCH', '/skus/any', { body: {} });
    expectMatch(headers.get('allow'), /GET/, 'The Allow header (RFC 9110, section 15.5.6)');
  },

  'A caller that accepts no JSON is refused': async (client) => {
    const { status } = await client.send('GET', '/skus', { headers: { accept: 'text/html' } });
    expectEqual(status, 406, 'The status');
    for (const accept of ['*/*', 'application/*;q=0.5', 'text/html, application/json;q=0.9']) {
      expectEqual((await client.send('GET', '/skus', { headers: { accept } })).status, 200, `The status for ${accept}`);
    }
  },

  'A dated version may be named, another date is refused': async (client) => {
    const ask = (version: string) => client.send('GET', '/skus', { headers: { 'DigitalRiver-Version': version } });
    for (const version of knownVersions) expectEqual((await ask(version)).status, 200, `The status for ${version}`);
    const unknown = { status: 400, code: 'invalid_parameter', parameter: 'DigitalRiver-Version' };
    for (const version of ['2019-01-01', 'latest', '2021-12-14'])
      await client.in(version).refused('GET', '/skus', undefined, unknown);
  },

  'A body that is not JSON is invalid': async (client) => {
    await client.refused('POST', '/skus', '{"name": ', { status: 400, code: 'invalid_format' });
    await client.refused('POST', '/skus', '[]', { status: 400, code: 'invalid_format' });
    await client.refused('POST', '/skus', '"text"', { status: 400, code: 'invalid_format' });
  },

  'A missing field is named': async (client) => {
    const { name: _name, ...rest } = skuRequest();
    await client.refused('POST', '/skus', rest, { status: 400, code: 'missing_parameter', parameter: 'name' });
  },

  'An empty body misses every required field at once': async (client) => {
    const { errors } = await client.refused('POST', '/skus', {}, { status: 400, code: 'missing_parameter' });
    const missing = errors.map(({ parameter }) => parameter);
    expectTrue(
      missing.includes('name') && missing.includes('countryOfOrigin'),
      `Only ${missing.join(', ')} were named`,
    );
  },

  'An unknown field is named with its path': async (client) => {
    const unknown = (parameter: string) => ({ status: 400, code: 'unknown_parameter', parameter });
    await client.refused('POST', '/skus', { ...skuRequest(), colour: 'blue' }, unknown('colour'));
    const items = [{ skuId: 'sample-mug', price: 1, cost: 1 }];
    await client.refused('POST', '/checkouts', { currency: 'USD', items }, unknown('items[0].cost'));
  },

  'A field of the wrong type or outside its list is named': async (client) => {
    const invalid = (parameter: string) => ({ status: 400, code: 'invalid_parameter', parameter });
    await client.refused('POST', '/skus', { ...skuRequest(), name: 7 }, invalid('name'));
    await client.refused('POST', '/skus', { ...skuRequest(), weightUnit: 'stone' }, invalid('weightUnit'));
    await client.refused('POST', '/customers', { type: 'robot' }, invalid('type'));
  },

  'A refusal changes nothing': async (client) => {
    const id = unique('refused');
    await client.refused('POST', '/skus', { ...skuRequest(), id, unexpected: true }, { status: 400 });
    await client.refused('GET', `/skus/${id}`, undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'What is not found is named by id and resource': async (client) => {
    const id = unique('none');
    for (const path of [
      'skus',
      'customers',
      'checkouts',
      'sources',
      'orders',
      'fulfillments',
      'charges',
      'refunds',
      'events',
    ]) {
      const { errors } = await client.refused('GET', `/${path}/${id}`, undefined, {
        status: 404,
        code: 'not_found',
        parameter: 'id',
      });
      expectTrue(
        errors.some(({ message }) => message.includes(id)),
        `The message for ${path} does not name the id`,
      );
    }
  },

  'Metadata keeps the types of its values': async (client) => {
    const metadata = { text: 'blue', whole: 7, fraction: 0.5, yes: true, no: false, empty: '' };
    const { id } = await makeSku(client, 'goods', { metadata });
    expectEqual((await client.read<Sku>(`/skus/${id}`)).metadata, metadata, 'The metadata');
  },

  'Metadata holds 20 values, keys of 40 and texts of 500 characters': async (client) => {
    const full = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`${index}`.padEnd(40, 'k'), 'v'.repeat(500)]),
    );
    const customer = await client.create<Customer>('/customers', { metadata: full });
    expectEqual(customer.metadata, full, 'The metadata');
  },

  'Too much metadata is refused with a code for each reason': async (client) => {
    const refused = (metadata: object, code: string) =>
      client.refused('POST', '/customers', { metadata }, { status: 400, code, parameter: 'metadata' });
    await refused(
      Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`key${index}`, 1])),
      'too_many_metadata_pairs',
    );
    await refused({ ['k'.repeat(41)]: 'v' }, 'invalid_metadata_key');
    await refused({ key: 'v'.repeat(501) }, 'invalid_metadata_value');
    await refused({ key: { nested: true } }, 'invalid_metadata_value');
  },

  'Messages never repeat what may be a card number': async (client) => {
    const number = '4444222233331111';
    const body = { type: 'creditCard', creditCard: { number: `${number} and more`, expirationMonth: 13 } };
    const { body: refusal } = await client.asPublic().send('POST', '/sources', { body });
    expectTrue(!JSON.stringify(refusal as Errors).includes(number), 'The refusal repeats the card number');
  },
});
