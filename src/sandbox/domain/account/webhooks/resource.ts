import type { Webhook } from '../../../../generated/contract/types';
import type { Call, ItemCall, Reader } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { full } from '../../kernel/growth';
import { invalid } from '../../kernel/problems';
import type { Query } from '../../kernel/query';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import type { WebhookRecord } from './record';
import { changed, checkWebhook, type WebhookFields, withDefaults } from './rules';
import { webhookMachine } from './transitions';

const recordOf = (document: Webhook): WebhookRecord => ({
  kind: 'webhook',
  id: document.id,
  document,
  hidden: NOTHING_HIDDEN,
});

const all = (read: Reader) => read.findBy('webhook', 'transportType', ['HTTP', 'OAUTH']);

async function create({ body, read, context }: Call<WebhookFields>) {
  const fields = withDefaults(body);
  const errors = checkWebhook(fields, context.reference);
  if (errors.length > 0) return refuse(errors);
  const refused = full(await all(read), 'webhooks', 'webhook', context);
  if (refused) return refused;
  const time = toSeconds(context.now);
  const stamps = { id: context.newId('webhook'), createdTime: time, updatedTime: time };
  const document = { ...stamps, ...fields, liveMode: context.liveMode } as Webhook;
  return accept(document, { writes: [recordOf(document)] });
}

async function update({ record, body, context }: ItemCall<'webhook', WebhookFields>) {
  const fields = changed(record.document, body);
  const errors = checkWebhook(fields, context.reference);
  if (errors.length > 0) return refuse(errors);
  const document = { ...fields, updatedTime: toSeconds(context.now) } as Webhook;
  return accept(document, { writes: [recordOf(document)] });
}

function list(read: Reader, { type, types }: Query) {
  const wanted = type === undefined ? types : [type];
  return wanted === undefined ? all(read) : read.findBy('webhook', 'types[]', wanted as readonly string[]);
}

/** Who wants to hear of which events. Nothing is sent to anybody yet. */
export const webhook = resource('webhook', {
  name: 'Webhook',
  path: '/webhooks',
  lookups: { transportType: 'document.transportType' },
  create,
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
