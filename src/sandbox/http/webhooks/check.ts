/** `/_sandbox/webhooks/{id}/test`: checks the handler behind a webhook. */
import { type Part, parts } from '../../deliveries/check/parts';
import type { Cannot } from '../../deliveries/check/run';
import { controlEntry } from '../../engine/entries';
import type { Refusal, Reply } from '../../engine/reply';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall } from '../control-call';
import { type Fields, parseFields, Unfit, wholeNumberOf } from '../fields';
import { unknownWebhook } from './tokens';

const usualWaitMs = 1000;
const longestWaitMs = 10_000;

/** @throws Unfit */
function wantedParts({ parts: names }: Fields): readonly Part[] {
  if (names === undefined) return parts;
  const known = parts.map(({ name }) => name as string);
  if (!Array.isArray(names) || names.length === 0 || !names.every((name) => known.includes(name)))
    throw new Unfit('parts', `parts is a list of ${known.join(', ')}.`);
  return parts.filter(({ name }) => names.includes(name));
}

const reasons: Readonly<Record<Exclude<Cannot, 'webhook'>, Refusal>> = {
  event: { status: 404, code: 'not_found', parameter: 'eventId', message: 'There is no such event.' },
  'no-event': {
    ...{ status: 409, code: 'invalid_parameter', parameter: 'eventId' },
    message: 'Nothing has happened yet that this webhook listens for. Place an order, for example, and check again.',
  },
};

export async function checkWebhook(call: ControlCall, webhookId: string): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const { fields, told } = await parseFields(call, ['eventId', 'parts', 'waitMs']);
  const { eventId } = fields;
  if (eventId !== undefined && typeof eventId !== 'string')
    throw new Unfit('eventId', 'eventId is the id of an event.');
  const wanted = { accountId, webhookId, eventId, parts: wantedParts(fields) };
  const waitMs = wholeNumberOf(fields, 'waitMs', [0, longestWaitMs]) ?? usualWaitMs;
  const checked = await options.deliverer?.check({ ...wanted, waitMs });
  if (checked === undefined || checked === 'webhook') return unknownWebhook(requestId, webhookId);
  if (typeof checked === 'string') return refuseWith(requestId, [reasons[checked]]);
  const reply = replyWith(requestId, 200, checked);
  const objects = [{ kind: 'webhook', id: webhookId }];
  await options.record(call, async (book) => book.write(controlEntry(told, reply, { objects, events: [] })));
  return reply;
}
