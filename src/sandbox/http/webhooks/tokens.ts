/** `/_sandbox/webhooks/{id}/tokens`: what the provider shows in its Dashboard, and a new token in place of the old one. */
import type { RecordOf } from '../../domain';
import { newToken, rotated, tokensAt, usualOverlapSeconds, withToken } from '../../domain/account/webhooks/tokens';
import { notFound } from '../../domain/kernel/problems';
import { controlEntry, nothing } from '../../engine/entries';
import type { Refusal, Reply } from '../../engine/reply';
import { refuseWith, replyWith } from '../answer';
import type { ControlCall } from '../control-call';
import { type Fields, parseFields, Unfit, wholeNumberOf } from '../fields';

const longestOverlap = 7 * 24 * 60 * 60;

export function unknownWebhook(requestId: string, id: string): Reply {
  return refuseWith(requestId, notFound('Webhook', id).errors as [Refusal]);
}

const list = ({ hidden }: RecordOf<'webhook'>, now: string) => ({ data: tokensAt(hidden.tokens ?? [], now) });

export async function readTokens({ requestId, options, ...call }: ControlCall, id: string): Promise<Reply> {
  return options.record(call, async ({ transaction, context }) => {
    const webhook = await transaction.get('webhook', id);
    if (!webhook) return unknownWebhook(requestId, id);
    const signing = withToken(webhook, context);
    if (signing !== webhook) await transaction.put([signing]);
    return replyWith(requestId, 200, list(signing, context.now));
  });
}

/** A token that a connector is set up with already, or undefined for a new one. */
export function chosenToken({ token }: Fields): string | undefined {
  if (token === undefined) return undefined;
  if (typeof token !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(token))
    throw new Unfit('token', 'token has 8 to 200 printable ASCII characters and no space.');
  return token;
}

export async function rotateToken(call: ControlCall, id: string): Promise<Reply> {
  const { requestId, options } = call;
  const { fields, told } = await parseFields(call, ['token', 'oldTokenSeconds']);
  const chosen = chosenToken(fields);
  const overlap = wholeNumberOf(fields, 'oldTokenSeconds', [0, longestOverlap]) ?? usualOverlapSeconds;
  return options.record(call, async (book) => {
    const { transaction, context } = book;
    const webhook = await transaction.get('webhook', id);
    if (!webhook) return unknownWebhook(requestId, id);
    const { tokens = [] } = withToken(webhook, context).hidden;
    const next = rotated(tokens, newToken(context, chosen), overlap);
    const changed = { ...webhook, hidden: { ...webhook.hidden, tokens: next } };
    await transaction.put([changed]);
    const reply = replyWith(requestId, 201, list(changed, context.now));
    book.write(controlEntry(told, reply, { ...nothing, objects: [{ kind: 'webhook', id }] }));
    return reply;
  });
}
