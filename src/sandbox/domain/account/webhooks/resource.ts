import type { Webhook } from '../../../../generated/contract/types';
import type { Call, ItemCall, Reader } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { prefixed } from '../../kernel/ids';
import { conflict, invalid } from '../../kernel/problems';
import type { Query } from '../../kernel/query';
import { resource } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import { apart, together } from './credentials';
import type { WebhookRecord, WebhookSecrets } from './record';
import { changed, checkWebhook, unkeptAddresses, type WebhookFields, withDefaults } from './rules';
import { newToken } from './tokens';
import { webhookMachine } from './transitions';

/** @param hidden its tokens, and since when its deliveries fail */
function recordOf(webhook: Webhook, hidden: Pick<WebhookSecrets, 'tokens' | 'failingSince'>): WebhookRecord {
  const { document, credentials } = apart(webhook);
  return { kind: 'webhook', id: webhook.id, document, hidden: { ...hidden, ...credentials } };
}

const all = (read: Reader) => read.findBy('webhook', 'transportType', ['HTTP', 'OAUTH']);

export async function createWebhook({ body, read, context }: Pick<Call<WebhookFields>, 'body' | 'read' | 'context'>) {
  const fields = withDefaults(body);
  const errors = [...unkeptAddresses(body), ...checkWebhook(fields, context.reference)];
  if (errors.length > 0) return refuse(errors);
  const { kept } = context.reference.growth;
  if ((await all(read)).length >= kept)
    return refuse(
      conflict('invalid_parameter', `The account has ${kept} webhooks, and no room for more. Delete one first.`),
    );
  const time = toSeconds(context.now);
  const stamps = { id: context.newId('webhook'), createdTime: time, updatedTime: time };
  const webhook = { ...stamps, ...fields, liveMode: context.liveMode } as Webhook;
  const made = recordOf(webhook, { tokens: [newToken(context)] });
  return accept(made.document, { writes: [made] });
}

async function update({ record, body, context }: ItemCall<'webhook', WebhookFields>) {
  const fields = changed(together(record), body);
  const errors = [...unkeptAddresses(body), ...checkWebhook(fields, context.reference)];
  if (errors.length > 0) return refuse(errors);
  const webhook = { ...fields, updatedTime: toSeconds(context.now) } as Webhook;
  const { tokens, failingSince } = record.hidden;
  // Whoever switches it on again has mended the endpoint.
  const isBack = webhook.enabled && !record.document.enabled;
  const next = recordOf(webhook, { ...(tokens && { tokens }), ...(failingSince && !isBack && { failingSince }) });
  return accept(next.document, { writes: [next] });
}

function list(read: Reader, { type, types }: Query) {
  const wanted = type === undefined ? types : [type];
  return wanted === undefined ? all(read) : read.findBy('webhook', 'types[]', wanted as readonly string[]);
}

/** Who wants to hear of which events. What is sent stands in `account/deliveries`. */
export const webhook = resource('webhook', {
  name: 'Webhook',
  path: '/webhooks',
  ids: { 'webhook-token': prefixed('whsec_') },
  lookups: { transportType: 'document.transportType' },
  create: createWebhook,
  update,
  /** A bare list without pages; that it is the newest first is inferred. */
  list: async ({ query, read }) => {
    if (query.type !== undefined && query.types !== undefined)
      return refuse(invalid('types', 'Send type or types, not both.'));
    return accept((await list(read, query)).map(({ document }) => document));
  },
  machines: [webhookMachine],
  /** It is disabled: whoever the address belongs to has not asked for events. */
  samples: [
    sample('createWebhooks', {
      body: {
        types: ['order.accepted', 'order.complete'],
        address: 'https://shop.example.com/webhooks',
        enabled: false,
      },
      ids: { webhook: sampleUuid(26) },
    }),
  ],
});
