import type { Webhook } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectTrue } from '../check';
import type { ApiClient, Refusal } from '../client';

const address = 'https://shop.example.com/webhooks';
const types = ['refund.complete', 'refund.failed'];
const oauth = { tokenEndPoint: 'https://shop.example.com/token', clientID: 'caller', clientSecret: 'not-for-others' };
const authentication = { username: 'caller', password: 'not-for-others' };

/** Makes one, and takes it away: an account keeps only so many. */
async function withWebhook(client: ApiClient, fields: object, look: (webhook: Webhook) => Promise<void>) {
  const webhook = await client.create<Webhook>('/webhooks', { types, address, ...fields });
  await look(webhook);
  await client.remove(`/webhooks/${webhook.id}`);
}

async function patch(client: ApiClient, { id }: Webhook, body: object): Promise<Webhook> {
  const answer = await client.send('PATCH', `/webhooks/${id}`, { body });
  expectEqual(answer.status, 200, `The status of PATCH with ${JSON.stringify(body)}`);
  return answer.body as Webhook;
}

const refusals: readonly [object, string, string][] = [
  [{ types: ['order.eaten'] }, 'invalid_parameter', 'types[0]'],
  [{ types: ['order.accepted', 'nothing.*'] }, 'invalid_parameter', 'types[1]'],
  [{ types: ['*.created'] }, 'invalid_parameter', 'types[0]'],
  [{ address: 'shop.example.com' }, 'invalid_parameter', 'address'],
  [{ address: 'ftp://shop.example.com' }, 'invalid_parameter', 'address'],
  [{ address: `${address}?token=not-for-others-1` }, 'invalid_parameter', 'address'],
  [{ address: 'https://caller:not-for-others@shop.example.com/' }, 'invalid_parameter', 'address'],
  [
    { transportType: 'OAUTH', oauth: { ...oauth, tokenEndPoint: 'https://a:b@shop.example.com/' } },
    'invalid_parameter',
    'oauth.tokenEndPoint',
  ],
  [{ apiVersion: '2021-12-14' }, 'invalid_parameter', 'apiVersion'],
  [{ transportType: 'OAUTH' }, 'missing_parameter', 'oauth'],
  [{ oauth }, 'invalid_parameter', 'oauth'],
  [{ transportType: 'OAUTH', oauth, authentication }, 'invalid_parameter', 'authentication'],
  [{ id: 'my-own' }, 'unknown_parameter', 'id'],
];

export const webhookCases = casesOf('Webhooks', {
  'A webhook is made with its defaults written out, read, listed and deleted': async (client) => {
    const webhook = await client.create<Webhook>('/webhooks', { types: [...types, 'refund.failed'], address });
    const defaults = { types, address, enabled: true, apiVersion: 'default', transportType: 'HTTP', liveMode: false };
    expectFields(webhook, { ...defaults, updatedTime: webhook.createdTime }, 'The webhook');
    expectEqual(await client.read(`/webhooks/${webhook.id}`), webhook, 'The webhook as it is read');
    const listed = await client.read<Webhook[]>('/webhooks');
    expectTrue(
      listed.some(({ id }) => id === webhook.id),
      'The list has it',
    );
    await client.remove(`/webhooks/${webhook.id}`);
    const gone: Refusal = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('GET', `/webhooks/${webhook.id}`, undefined, gone);
    await client.refused('PATCH', `/webhooks/${webhook.id}`, { enabled: false }, gone);
    await client.refused('DELETE', `/webhooks/${webhook.id}`, undefined, gone);
  },

  'A list of webhooks by type has those that name it, and not those with a star': async (client) => {
    await withWebhook(client, { types: ['order.*', 'sku.created'] }, async ({ id }) => {
      const has = async (query: string) =>
        (await client.read<Webhook[]>(`/webhooks?${query}`)).some((webhook) => webhook.id === id);
      expectTrue(await has('type=sku.created'), 'The webhook is found by its type.');
      expectTrue(await has('types=sku.created,sku.deleted'), 'The webhook is found by one of several types.');
      expectTrue(!(await has('type=order.accepted')), 'The webhook on order.* is not found by order.accepted.');
    });
    const both: Refusal = { status: 400, code: 'invalid_parameter', parameter: 'types' };
    await client.refused('GET', '/webhooks?type=sku.created&types=sku.deleted', undefined, both);
  },

  'PATCH changes the fields that are sent and keeps the rest': async (client) => {
    await withWebhook(client, { authentication }, async (webhook) => {
      const paused = await patch(client, webhook, { enabled: false });
      expectEqual(
        { ...paused, updatedTime: '' },
        { ...webhook, enabled: false, updatedTime: '' },
        'The paused webhook',
      );
      const moved = await patch(client, webhook, { transportType: 'OAUTH', oauth });
      expectEqual(moved.authentication, undefined, 'The name and password after a change to OAUTH');
      expectEqual(moved.oauth?.clientID, 'caller', 'The client id');
      const back = await patch(client, webhook, { transportType: 'HTTP', types: ['*'], apiVersion: '2021-03-23' });
      expectFields(back, { types: ['*'], apiVersion: '2021-03-23', enabled: false, oauth: undefined }, 'The webhook');
      await client.refused('POST', `/webhooks/${webhook.id}`, { enabled: true }, { status: 405 });
      await client.refused('PATCH', `/webhooks/${webhook.id}`, { types: [] }, { status: 400, parameter: 'types' });
      for (const [body, code, parameter] of refusals)
        await client.refused('PATCH', `/webhooks/${webhook.id}`, body, { status: 400, code, parameter });
    });
  },

  'A webhook that cannot work is refused': async (client) => {
    for (const [body, code, parameter] of refusals)
      await client.refused('POST', '/webhooks', { types, address, ...body }, { status: 400, code, parameter });
    for (const parameter of ['types', 'address']) {
      const body = { types, address, [parameter]: undefined };
      await client.refused('POST', '/webhooks', body, { status: 400, code: 'missing_parameter', parameter });
    }
    await withWebhook(client, { address: 'http://localhost:3000/hooks', apiVersion: 'latest' }, async () => {});
    await client.asPublic().refused('GET', '/webhooks', undefined, { status: 403 });
  },

  'Passwords and client secrets of webhooks are in no answer and not in the ledger': async (client) => {
    await withWebhook(client, { transportType: 'OAUTH', oauth }, async ({ id }) => {
      const answers = [await client.read(`/webhooks/${id}`), await client.read('/webhooks')];
      expectTrue(!JSON.stringify(answers).includes('not-for-others'), 'No answer holds the client secret.');
    });
  },

  'An account has room for a hundred webhooks': async (client) => {
    const ids: string[] = [];
    for (let left = 100 - (await client.read<Webhook[]>('/webhooks')).length; left > 0; left -= 1)
      ids.push((await client.create<Webhook>('/webhooks', { types, address })).id);
    await client.refused('POST', '/webhooks', { types, address }, { status: 409, code: 'invalid_parameter' });
    for (const id of ids) await client.remove(`/webhooks/${id}`);
  },
});
