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

export const deliveryCases = casesOf('Deliveries', {
  'The receiver of the sandbox answers deliveries as it was told, and the log has request and answer': async (
    client,
  ) => {
    const answers = [{ answer: 503, text: 'closed for lunch' }, { answer: 'cut' }, { answer: 202 }];
    const set = await post(client, 'webhooks/receiver', { answers });
    expectFields(set.body as object, { address: 'https://receiver.test/', answers, used: 0 }, 'The receiver');
    const webhook = await client.create<Webhook>('/webhooks', { address, types: ['sku.created'] });
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
