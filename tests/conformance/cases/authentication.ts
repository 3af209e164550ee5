import type { Source } from '../../../src/generated/contract/types';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectTrue, only } from '../check';
import type { ApiClient } from '../client';
import { cardRequest, makeCard, makeCredit } from '../payments';
import { skuRequest } from '../shop';

async function expectUnauthorized(client: ApiClient, headers: Record<string, string>, how: string): Promise<void> {
  const answer = await client.withoutKey().send('GET', '/skus', { headers });
  expectEqual(answer.status, 401, `The status with ${how}`);
  const { type, errors } = answer.body as { type: string; errors: Record<string, unknown>[] };
  expectEqual(type, 'unauthorized', `The type with ${how}`);
  expectEqual(Object.keys(only(errors, `The entries with ${how}`)), ['message'], `The fields of the entry with ${how}`);
}

async function expectAuthorized(client: ApiClient, headers: Record<string, string>, how: string): Promise<void> {
  const answer = await client.withoutKey().send('GET', '/skus?limit=1', { headers });
  expectEqual(answer.status, 200, `The status with ${how}`);
}

export const authenticationCases = casesOf('Authentication and keys', {
  'A call without a key is unauthorized': (client) => expectUnauthorized(client, {}, 'no key'),

  'An unknown key is unauthorized': async (client) => {
    await expectUnauthorized(
      client,
      { authorization: 'Bearer sk_test_ffffffffffffffffffffffffffffffff' },
      'an unknown key',
    );
    await expectUnauthorized(client, { authorization: `Bearer ${secretKey}0` }, 'a key with one more character');
    await expectUnauthorized(client, { authorization: 'Bearer' }, 'an empty bearer');
  },

  'A scheme that the API does not know is unauthorized': (client) =>
    expectUnauthorized(client, { authorization: `Digest ${secretKey}` }, 'another scheme'),

  'The secret key opens the API as a bearer token': async (client) => {
    await expectAuthorized(client, { authorization: `Bearer ${secretKey}` }, 'a bearer token');
    await expectAuthorized(client, { authorization: `bearer ${secretKey}` }, 'a scheme in small letters');
  },

  'The secret key opens the API as the user name of basic authentication': (client) =>
    expectAuthorized(client, { authorization: `Basic ${btoa(`${secretKey}:`)}` }, 'basic authentication'),

  'Basic authentication with something else is unauthorized': async (client) => {
    await expectUnauthorized(client, { authorization: `Basic ${btoa('someone:secret')}` }, 'another user');
    await expectUnauthorized(client, { authorization: 'Basic %%%' }, 'no base64');
  },

  'The secret key opens the API in the X-API-KEY header': (client) =>
    expectAuthorized(client, { 'x-api-key': secretKey }, 'the X-API-KEY header'),

  'The public key is forbidden on server calls': async (client) => {
    const browser = client.asPublic();
    await browser.refused('GET', '/skus', undefined, { status: 403 });
    await browser.refused('POST', '/skus', skuRequest(), { status: 403 });
    await browser.refused('GET', '/orders', undefined, { status: 403 });
    await browser.refused('POST', '/orders', { checkoutId: 'any' }, { status: 403 });
    await browser.refused('POST', '/refunds', { currency: 'USD' }, { status: 403 });
    await browser.refused('GET', '/events', undefined, { status: 403 });
  },

  'The public key creates a card source, under both paths': async (client) => {
    for (const path of ['/sources', '/payments/sources']) {
      const source = await client.asPublic().create<Source>(path, cardRequest());
      expectEqual(source.state, 'chargeable', `The state of a source made at ${path}`);
    }
  },

  'The public key reads a source with its client secret only': async (client) => {
    const { id, clientSecret } = await makeCard(client);
    const secret = clientSecret.split('_')[1];
    const read = await client.asPublic().read<Source>(`/payments/sources/${id}?secret=${secret}`);
    expectEqual(read.id, id, 'The source');
    for (const query of ['', '?secret=', '?secret=00000000-0000-4000-8000-000000000000']) {
      const { status } = await client.asPublic().send('GET', `/sources/${id}${query}`);
      expectTrue(
        status === 403 || status === 404,
        `With "${query}" the public key must not read the source, got ${status}`,
      );
    }
  },

  'The secret key reads a source without its client secret': async (client) => {
    const { id } = await makeCard(client);
    expectEqual((await client.read<Source>(`/sources/${id}`)).id, id, 'The source');
  },

  'Store credit needs the secret key': async (client) => {
    const credit = { type: 'customerCredit', amount: 5, customerCredit: {} };
    await client.asPublic().refused('POST', '/sources', credit, { status: 403 });
    expectEqual((await makeCredit(client, 5)).state, 'chargeable', 'The state of store credit');
  },

  'A test card makes a source with the secret key too': async (client) => {
    const source = await client.create<Source>('/sources', cardRequest());
    expectFields(source, { state: 'chargeable', reusable: false }, 'The source');
  },

  'The public key in basic authentication stays a public key': async (client) => {
    const headers = { authorization: `Basic ${btoa(`${publicKey}:`)}` };
    const { status } = await client.withoutKey().send('GET', '/skus', { headers });
    expectEqual(status, 403, 'The status');
  },
});
