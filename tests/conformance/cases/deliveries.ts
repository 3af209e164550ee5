/** Deliveries, wherever the sandbox runs: to the receiver that it has itself. They move the clock. */
import type { Webhook } from '../../../src/generated/contract/types';
import type { LedgerEntry } from '../../../src/ledger/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectTrue } from '../check';
import type { ApiClient } from '../client';

interface Attempt {
  readonly outcome: string;
  readonly status?: number;
  readonly answer?: string;
  readonly request?: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

interface Delivery {
  readonly id: string;
  readonly state: string;
  readonly attempts: readonly Attempt[];
}

const address = 'https://receiver.test/hooks';
const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
const patienceMs = 20_000;

const post = (client: ApiClient, path: string, body: object) => client.send('POST', `/_sandbox/${path}`, { body });

/** Waits until the newest delivery of a webhook was tried so often. */
async function tried(client: ApiClient, { id }: Webhook, times: number): Promise<Delivery> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const { data } = await client.read<{ data: Delivery[] }>(`/_sandbox/webhooks/deliveries?webhookId=${id}`);
    const [newest] = data;
    if (newest && newest.attempts.length >= times) return newest;
    if (Date.now() > end) throw new Error(`There are not ${times} attempts: ${JSON.stringify(data)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function isSignedWith(token: string, header = '', body = ''): Promise<boolean> {
  const [time, signature = ''] = header.split(', ');
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', bytes(token), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const given = Uint8Array.from(atob(signature), (character) => character.charCodeAt(0));
  return crypto.subtle.verify('HMAC', key, given, bytes(`${time}.${body}`));
}

/** What arrived of a webhook's events, in the order of the attempts, after so many entries: its object and what was done to it. */
async function arrived(client: ApiClient, { id }: Webhook, count: number): Promise<string[]> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const { data } = await client.read<{ data: LedgerEntry[] }>('/_sandbox/ledger?limit=500');
    const own = data.filter((entry) => entry.kind === 'delivery').filter(({ webhookId }) => webhookId === id);
    if (own.length >= count)
      return own.map(({ objects, outcome, fault }) =>
        [objects.at(-1)?.id, outcome, ...(fault ? [fault.kind] : [])].join(' '),
      );
    if (Date.now() > end) throw new Error(`There are not ${count} entries: ${JSON.stringify(own)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const put = async (client: ApiClient, ...ids: readonly string[]) => {
  for (const id of ids) await client.send('PUT', `/skus/${id}`, { body: sku });
};

/** A webhook of the receiver, which answers yes to everything, in an account that has nothing else. */
async function received(client: ApiClient): Promise<Webhook> {
  await client.send('POST', '/_sandbox/reset');
  return client.create<Webhook>('/webhooks', { address, types: ['sku.created'] });
}

const path = '/_sandbox/webhooks/faults';

export const deliveryCases = casesOf('Deliveries', {
  'The next deliveries are dropped, doubled, late or out of order when that is asked for': async (client) => {
    const webhook = await received(client);
    const other = await client.create<Webhook>('/webhooks', { address, types: ['sku.created'] });
    const only = { webhookId: webhook.id };
    await post(client, 'webhooks/faults', { kind: 'drop', ...only, skip: 1 });
    await post(client, 'webhooks/faults', { kind: 'duplicate', ...only, copies: 2, types: ['sku.*'] });
    await post(client, 'webhooks/faults', { kind: 'delay', ...only, seconds: 90 });
    await post(client, 'webhooks/faults', { kind: 'reorder', ...only, times: 3 });
    await put(client, 'mug-a', 'mug-b', 'mug-c', 'mug-d', 'mug-e', 'mug-f', 'mug-g', 'mug-h');
    const early = [
      ...['mug-a acknowledged', 'mug-b withheld drop', 'mug-c acknowledged duplicate', 'mug-c acknowledged duplicate'],
      ...['mug-c acknowledged duplicate', 'mug-g acknowledged reorder', 'mug-f acknowledged reorder'],
      ...['mug-e acknowledged reorder', 'mug-h acknowledged'],
    ];
    const first = await arrived(client, webhook, early.length);
    expectEqual([...first].sort(), [...early].sort(), 'What arrived at once');
    const inOrder = (letter: string) => first.findIndex((one) => one.startsWith(`mug-${letter}`));
    expectTrue(inOrder('g') < inOrder('f') && inOrder('f') < inOrder('e'), 'The last of those held back comes first.');
    await post(client, 'clock', { advanceBy: 91 });
    const all = await arrived(client, webhook, early.length + 1);
    expectEqual(all.at(-1), 'mug-d acknowledged delay', 'What came later');
    expectEqual((await arrived(client, other, 8)).length, 8, 'What the other webhook got');
    const { data } = await client.read<{ data: { fired: number }[] }>(path);
    expectEqual(
      data.map(({ fired }) => fired),
      [1, 1, 1, 3],
      'How often each fault fired',
    );
    const dropped = await client.read<{ data: Delivery[] }>('/_sandbox/webhooks/deliveries?state=dropped');
    expectEqual(dropped.data.length, 1, 'Dropped deliveries in the log');
  },

  'What a reordering holds back goes on its way when it is removed, or after its time': async (client) => {
    const webhook = await received(client);
    const { body } = await post(client, 'webhooks/faults', { kind: 'reorder', times: 5 });
    await put(client, 'mug-a', 'mug-b');
    await client.send('DELETE', `${path}/${(body as { id: string }).id}`);
    const held = ['mug-b acknowledged reorder', 'mug-a acknowledged reorder'];
    expectEqual(await arrived(client, webhook, 2), held, 'What arrived once it was removed');
    await post(client, 'webhooks/faults', { kind: 'reorder', times: 5, seconds: 60 });
    await put(client, 'mug-c', 'mug-d');
    await post(client, 'clock', { advanceBy: 61 });
    expectEqual((await arrived(client, webhook, 4)).length, 4, 'What arrived after its time');
  },

  'Deliveries that wait are dropped, delayed and reordered by their ids, and any is doubled': async (client) => {
    const webhook = await received(client);
    await post(client, 'webhooks/receiver', { answers: [{ answer: 500 }] });
    await put(client, 'mug-a', 'mug-b', 'mug-c', 'mug-d');
    await arrived(client, webhook, 4);
    await post(client, 'webhooks/receiver', { answers: [{ answer: 200 }] });
    const { data } = await client.read<{ data: Delivery[] }>('/_sandbox/webhooks/deliveries');
    const [d = '', c = '', b = '', a = ''] = data.map(({ id }) => id);
    await post(client, 'webhooks/faults', { kind: 'drop', deliveryIds: [a] });
    await post(client, 'webhooks/faults', { kind: 'delay', deliveryIds: [b], seconds: 86_400 });
    await post(client, 'webhooks/faults', { kind: 'reorder', deliveryIds: [d, c] });
    const expected = ['mug-a withheld drop', 'mug-d acknowledged reorder', 'mug-c acknowledged reorder'];
    expectEqual((await arrived(client, webhook, 7)).slice(4), expected, 'What became of them');
    await post(client, 'webhooks/faults', { kind: 'duplicate', deliveryIds: [d] });
    expectEqual((await arrived(client, webhook, 8)).at(-1), 'mug-d acknowledged duplicate', 'What came once more');
    await client.refused('POST', path, { kind: 'drop', deliveryIds: [d] }, { status: 409, parameter: 'deliveryIds' });
    await client.refused('POST', path, { kind: 'drop', deliveryIds: ['none'] }, { status: 404 });
  },

  'A range of events is sent again, by time, type or id, and in the other order': async (client) => {
    const webhook = await received(client);
    await put(client, 'mug-a');
    await post(client, 'clock', { advanceBy: 3600 });
    await put(client, 'mug-b', 'mug-c');
    await arrived(client, webhook, 3);
    const { data } = await client.read<{ data: { id: string; createdTime: string }[] }>('/events?type=sku.created');
    const [, b] = data;
    await post(client, 'webhooks/resend', { from: b?.createdTime, types: ['sku.*'], order: 'newest-first' });
    const sent = ['mug-c acknowledged', 'mug-b acknowledged'];
    expectEqual((await arrived(client, webhook, 5)).slice(3), sent, 'What was sent again');
    await post(client, 'webhooks/resend', { eventIds: [b?.id], webhookId: webhook.id });
    expectEqual((await arrived(client, webhook, 6)).at(-1), 'mug-b acknowledged', 'What was sent by its id');
    const resend = '/_sandbox/webhooks/resend';
    await client.refused('POST', resend, {}, { status: 400, parameter: 'from' });
    await client.refused('POST', resend, { from: 'yesterday' }, { status: 400, parameter: 'from' });
    await client.refused('POST', resend, { types: ['mug.*'] }, { status: 400, parameter: 'types' });
    await client.refused('POST', resend, { eventIds: ['none'] }, { status: 404, parameter: 'eventIds' });
    await client.refused('POST', resend, { types: ['order.*'] }, { status: 409 });
  },

  'Faults of deliveries are refused where they make no sense': async (client) => {
    for (const [body, parameter] of [
      [{}, 'kind'],
      [{ kind: 'lose' }, 'kind'],
      [{ kind: 'drop', seconds: 5 }, 'seconds'],
      [{ kind: 'delay', copies: 2 }, 'copies'],
      [{ kind: 'delay', seconds: 0 }, 'seconds'],
      [{ kind: 'drop', times: 0 }, 'times'],
      [{ kind: 'reorder', times: 1 }, 'times'],
      [{ kind: 'drop', types: ['mug.*'] }, 'types'],
      [{ kind: 'drop', deliveryIds: [] }, 'deliveryIds'],
      [{ kind: 'drop', deliveryIds: ['x'], times: 2 }, 'times'],
      [{ kind: 'drop', next: 2 }, 'next'],
    ] as const)
      await client.refused('POST', path, body, { status: 400, parameter });
    const gone = { status: 404, parameter: 'webhookId' };
    await client.refused('POST', path, { kind: 'drop', webhookId: 'none' }, gone);
    await client.refused('DELETE', `${path}/none`, undefined, { status: 404 });
  },

  'The receiver of the sandbox answers deliveries as it was told, and the log has request and answer': async (
    client,
  ) => {
    const webhook = await received(client);
    const answers = [{ answer: 503, text: 'closed for lunch' }, { answer: 'cut' }, { answer: 202 }];
    const set = await post(client, 'webhooks/receiver', { answers });
    expectFields(set.body as object, { address: 'https://receiver.test/', answers, used: 0 }, 'The receiver');
    await client.send('PUT', '/skus/received-mug', { body: sku });
    await tried(client, webhook, 1);
    await post(client, 'clock', { advanceBy: 301 });
    await tried(client, webhook, 2);
    await post(client, 'clock', { advanceBy: 3601 });
    const { id, state } = await tried(client, webhook, 3);
    expectEqual(state, 'delivered', 'The delivery after the third attempt');
    const { attempts } = await client.read<Delivery>(`/_sandbox/webhooks/deliveries/${id}`);
    const [first = {}, second = {}, third = {}] = attempts;
    expectFields(first, { outcome: 'refused', status: 503, answer: 'closed for lunch' }, 'The first attempt');
    expectFields(second, { outcome: 'unreachable', status: undefined }, 'The second attempt');
    expectFields(third, { outcome: 'acknowledged', status: 202 }, 'The third attempt');
    const { data } = await client.read<{ data: { token: string }[] }>(`/_sandbox/webhooks/${webhook.id}/tokens`);
    for (const { request } of attempts) {
      const header = request?.headers['DigitalRiver-Signature'];
      const isSigned = await isSignedWith(data[0]?.token ?? '', header, request?.body);
      expectTrue(isSigned, 'The log has the very bytes that were signed.');
    }
    const { data: entries } = await client.read<{ data: LedgerEntry[] }>('/_sandbox/ledger?limit=500');
    const told = entries.filter((entry) => entry.kind === 'delivery' && entry.webhookId === webhook.id);
    // What the sandbox itself answers is no evidence of a connector.
    expectEqual(
      told.map(({ origin }) => origin),
      ['playground', 'playground', 'playground'],
      'Who the entries say was there',
    );
    await client.remove(`/webhooks/${webhook.id}`);
  },

  'The receiver is refused what it cannot do': async (client) => {
    for (const [body, parameter] of [
      [{ answers: [] }, 'answers'],
      [{ answers: [{ answer: 99 }] }, 'answers[0].answer'],
      [{ answers: [{ answer: 200 }, { answer: 200, afterMs: -1 }] }, 'afterMs'],
      [{ answers: [{ answer: 200, text: 5 }] }, 'answers[0].text'],
      [{ answers: [{ status: 200 }] }, 'status'],
    ] as const)
      await client.refused('POST', '/_sandbox/webhooks/receiver', body, { status: 400, parameter });
    await client.refused('GET', '/_sandbox/webhooks/deliveries/none', undefined, { status: 404, parameter: 'id' });
  },
});
