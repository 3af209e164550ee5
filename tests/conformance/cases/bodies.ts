/** What may stand in a body, byte by byte: what was sent is what is kept, or it is refused. */
import type { Checkout, Customer, Sku } from '../../../src/generated/contract/types';
import { limits } from '../../../src/generated/reference';
import { casesOf } from '../case';
import { expectEqual, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { recorded } from '../recorded';
import { makeSku, skuRequest, unique } from '../shop';

const limitOf = (id: string) => limits.find((row) => row.id === id)?.limit ?? 0;
const noJson = { status: 400, code: 'invalid_format' };

/** A body that names a customer, in a charset of one byte a character. */
function inOneByte(id: string, name: string, bytes: Readonly<Record<string, number>>): Uint8Array {
  const json = JSON.stringify({ id, shipping: { name } });
  return Uint8Array.from([...json], (character) => bytes[character] ?? character.charCodeAt(0));
}

async function expectName(client: ApiClient, contentType: string, body: (id: string) => Uint8Array, name: string) {
  const id = unique('c').slice(0, 40);
  const headers = { 'content-type': contentType };
  const { status } = await client.send('POST', '/customers', { body: body(id), headers });
  expectEqual(status, 201, `The status for ${contentType}`);
  expectEqual(
    (await client.read<Customer>(`/customers/${id}`)).shipping?.name,
    name,
    `The name sent as ${contentType}`,
  );
}

/** The call is refused, with an answer of bounded size, and stands in the ledger. */
async function expectRefused(client: ApiClient, path: string, body: string, code: string): Promise<void> {
  const exchange = await recorded(client, () => client.send('POST', path, { body }));
  const what = `POST ${path} with ${body.length} characters (${body.slice(0, 30)}…)`;
  expectEqual(exchange.status, 400, `The recorded status of ${what}`);
  const { errors } = exchange.responseBody as { errors: { code: string }[] };
  expectTrue(
    errors.some((entry) => entry.code === code),
    `${what} was not refused as ${code} but ${JSON.stringify(errors.slice(0, 3))}`,
  );
  expectTrue(errors.length <= limitOf('errors'), `${what} was answered with ${errors.length} errors`);
  expectTrue(
    JSON.stringify(errors).length < 50_000,
    `${what} was answered with ${JSON.stringify(errors).length} bytes`,
  );
}

export const bodyCases = casesOf('Bodies', {
  'A body is read in the charset that it names': async (client) => {
    const latin = (id: string) => inOneByte(id, 'Zoë', { ë: 0xeb });
    await expectName(client, 'application/json; charset=ISO-8859-1', latin, 'Zoë');
    const windows = (id: string) => inOneByte(id, '“Zoë” €', { ë: 0xeb, '“': 0x93, '”': 0x94, '€': 0x80 });
    await expectName(client, 'application/json;charset="windows-1252"', windows, '“Zoë” €');
    const utf8 = (id: string) =>
      new TextEncoder().encode(`\uFEFF${JSON.stringify({ id, shipping: { name: 'Zoë 😀' } })}`);
    await expectName(client, 'application/json', utf8, 'Zoë 😀');
    await expectName(client, 'application/json; charset=utf-8', utf8, 'Zoë 😀');
  },

  'A body in another charset than it names is refused, not mended': async (client) => {
    const id = unique('c').slice(0, 40);
    for (const contentType of [
      'application/json',
      'application/json; charset=utf-8',
      'application/json; charset=utf-7',
    ]) {
      const headers = { 'content-type': contentType };
      const answer = await client.send('POST', '/customers', { body: inOneByte(id, 'Zoë', { ë: 0xeb }), headers });
      expectEqual(answer.status, 400, `The status for Latin-1 sent as ${contentType}`);
    }
    await client.refused('GET', `/customers/${id}`, undefined, { status: 404 });
  },

  'A compressed body is refused': async (client) => {
    for (const encoding of ['gzip', 'br', 'deflate']) {
      const { status } = await client.send('POST', '/customers', {
        body: '{}',
        headers: { 'content-encoding': encoding },
      });
      expectEqual(status, 400, `The status of a body in ${encoding}`);
    }
  },

  'A number is kept as it was sent, or refused': async (client) => {
    for (const number of [
      '7',
      '1.50',
      '1e3',
      '0.1',
      '0.10000000000000001',
      '-2.5',
      '9007199254740992',
      '1e21',
      '5e-324',
    ]) {
      const { body } = await client.send('POST', '/customers', { body: `{"metadata":{"n":${number}}}` });
      const { id } = body as Customer;
      expectEqual(
        (await client.read<Customer>(`/customers/${id}`)).metadata?.n,
        Number(number),
        `The number ${number}`,
      );
    }
    const refusal = { status: 400, code: 'invalid_metadata_value', parameter: 'metadata' };
    for (const number of ['9007199254740993', '1e400', '-1e400', '0.1000000000000000055511151231257827', '1e-400'])
      await client.refused('POST', '/customers', `{"metadata":{"n":${number}}}`, refusal);
    const line = (price: string) => `{"currency":"USD","items":[{"skuId":"sample-mug","price":${price}}]}`;
    for (const price of ['1e400', '10.000000000000000001'])
      await client.refused('POST', '/checkouts', line(price), { status: 400, parameter: 'items[0].price' });
  },

  'A field that is sent twice is refused': async (client) => {
    const twice = (parameter: string) => ({ status: 400, code: 'invalid_parameter', parameter });
    await client.refused('POST', '/customers', '{"email":"a@example.com","email":"b@example.com"}', twice('email'));
    await client.refused('POST', '/customers', '{"shipping":{"name":"a","n\\u0061me":"a"}}', twice('shipping.name'));
    const body = '{"metadata":{"a":1,"a":1}}';
    await client.refused('POST', '/customers', body, { status: 400, code: 'invalid_metadata_value' });
  },

  'Half a character is refused': async (client) => {
    for (const half of ['\\ud83d', '\\ude00', '\\ude00\\ud83d', 'x\\uD83D!']) {
      const parameter = 'shipping.name';
      await client.refused('POST', '/customers', `{"shipping":{"name":"${half}"}}`, { status: 400, parameter });
    }
    const customer = (
      await client.send('POST', '/customers', { body: '{"shipping":{"name":"\\ud83d\\ude00\\u0000"}}' })
    ).body;
    expectEqual((customer as Customer).shipping?.name, '😀\u0000', 'The name');
  },

  'Names that objects have by themselves are plain data, or refused': async (client) => {
    const plain = '{"constructor":"a","prototype":"b","toString":"c","hasOwnProperty":"d","valueOf":1,"then":true}';
    const { body } = await client.send('POST', '/customers', { body: `{"metadata":${plain}}` });
    const { id } = body as Customer;
    const { metadata } = await client.read<Customer>(`/customers/${id}`);
    expectEqual(JSON.stringify(metadata), plain, 'The metadata');
    const refusal = { status: 400, code: 'invalid_metadata_key', parameter: 'metadata' };
    await client.refused('POST', '/customers', '{"metadata":{"__proto__":"x"}}', refusal);
    const unknown = (parameter: string) => ({ status: 400, code: 'unknown_parameter', parameter });
    for (const name of ['constructor', 'toString', 'hasOwnProperty'])
      await client.refused('POST', '/customers', `{"${name}":1}`, unknown(name));
    await client.refused('POST', '/customers', '{"__proto__":{"email":"a@example.com"}}', unknown('__proto__'));
    expectTrue(!('email' in (await client.create<Customer>('/customers', {}))), 'A later customer has an email');
  },

  'A body that is far too large, deep or wrong is refused at once': async (client) => {
    const nested = (levels: number) => `{"metadata":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
    for (const levels of [limitOf('nesting'), 3000, 5000, 70_000])
      await expectRefused(client, '/customers', nested(levels), noJson.code);
    await expectRefused(client, '/payments/sources', `{"payPal":${'['.repeat(300_000)}`, noJson.code);
    await expectRefused(client, '/skus', `{"name":"${'x'.repeat(limitOf('body'))}"}`, noJson.code);
    const fields = (count: number) => Array.from({ length: count }, (_, index) => `"f${index}":0`).join();
    const items = (entry: string, count: number) => `{"currency":"USD","items":[${Array(count).fill(entry).join()}]}`;
    await expectRefused(client, '/checkouts', items('0', 40_000), 'invalid_parameter');
    await expectRefused(
      client,
      '/checkouts',
      items(`{${fields(limitOf('fields'))}}`, limitOf('lines')),
      'unknown_parameter',
    );
    await expectRefused(client, '/orders', items('[]', 100_000), 'invalid_parameter');
    await expectRefused(client, '/fulfillments', `{"items":[${Array(40_000).fill('1').join()}]}`, 'invalid_parameter');
    await expectRefused(client, '/skus', `{${fields(40_000)}}`, 'invalid_parameter');
    await expectRefused(client, '/skus', `{"metadata":{${fields(40_000)}}}`, 'too_many_metadata_pairs');
    await expectRefused(client, '/skus', `{"${'k'.repeat(400_000)}":0}`, 'unknown_parameter');
  },

  'The largest cart is taken, one with a line more is not': async (client) => {
    const sku = await makeSku(client);
    const items = Array.from({ length: limitOf('lines') }, () => ({ skuId: sku.id, price: 1 }));
    const checkout = await client.create<Checkout>('/checkouts', { currency: 'USD', items });
    expectEqual(checkout.items.length, limitOf('lines'), 'The lines');
    const body = { currency: 'USD', items: [...items, { skuId: sku.id, price: 1 }] };
    await client.refused('POST', '/checkouts', body, { status: 400, code: 'invalid_parameter', parameter: 'items' });
  },

  'A text may be as long as its limit, counted in characters': async (client) => {
    const longest = { name: '😀'.repeat(limitOf('text')), description: 'é'.repeat(limitOf('description')) };
    const { id } = await makeSku(client, 'goods', longest);
    const { name, description } = await client.read<Sku>(`/skus/${id}`);
    expectEqual({ name, description }, longest, 'The texts');
    for (const [field, text] of Object.entries(longest)) {
      const refusal = { status: 400, code: 'invalid_parameter', parameter: field };
      await client.refused('POST', '/skus', { ...skuRequest(), [field]: `${text}x` }, refusal);
    }
  },

  'An address or headers out of all proportion are refused, and recorded': async (client) => {
    const long = 'x'.repeat(limitOf('address') - 20);
    const refusal = { status: 400, code: 'invalid_request' };
    await client.refused('GET', `/skus?note=${long}${'y'.repeat(20)}`, undefined, refusal);
    await client.refused('GET', `/skus/${long}${'y'.repeat(20)}`, undefined, refusal);
    await client.refused('GET', `/skus/${long}`, undefined, { status: 404, code: 'not_found' });
    const headers = { 'upstream-id': 'x'.repeat(limitOf('headers')) };
    const exchange = await recorded(client, () => client.send('GET', '/skus', { headers }));
    expectEqual(exchange.status, 400, 'The recorded status');
  },
});
