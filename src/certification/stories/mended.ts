import { objects, read, text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import type { Story } from '../ledger-index/story';
import { judged } from '../vocabulary/check';
import { breaks, type Fault, holds, open } from '../vocabulary/outcome';
import { calls, type Over } from '../vocabulary/over';
import { pointerOf } from '../vocabulary/pointer';

const byUpstreamId = keyOf('createCheckouts', ({ body }) => text(body, 'upstreamId'));

/** Requests for a checkout of the same cart; undefined where nothing in the call says which cart it is. */
function sameCart(call: Call, on: LedgerIndex): readonly Call[] | undefined {
  const upstreamId = text(call.body, 'upstreamId');
  if (upstreamId !== undefined) return on.callsBy(byUpstreamId, upstreamId);
  const ids = objects(call.body, 'items').flatMap((item) => text(item, 'subscriptionInfo.subscriptionId') ?? []);
  if (ids.length === 0) return undefined;
  return ids.flatMap((id) => on.story('subscription', id).calls('createCheckouts'));
}

function refusedField({ answer }: Call, fields: readonly string[]): string | undefined {
  return fields.find((field) => objects(answer, 'errors').some(({ parameter }) => parameter === field));
}

/** Requests for a checkout that the API refused with 400 because of one of these fields of subscriptionInfo. */
export function refusedFor(noun: string, ...fields: readonly string[]): Over<Call> {
  return calls(noun, 'createCheckouts').where(
    `was refused because of ${fields.join(' or ')}`,
    (call) => call.status === 400 && refusedField(call, fields) !== undefined,
  );
}

/** A refused request is followed by an accepted one of the same cart. @param isAtFault whether a line is the one that was refused */
export function isMended(fields: readonly string[], isAtFault: (item: unknown, field: string) => boolean) {
  return judged<Call>('is mended by a later request with the same cart', (call, on) => {
    const cart = sameCart(call, on);
    const field = refusedField(call, fields) ?? '';
    if (!cart) return open(`A checkout was refused because of ${field}. Was the cart sent again, and how?`);
    const mended = cart.find(({ isAccepted, sequence }) => isAccepted && sequence > call.sequence);
    if (mended) return holds(mended.sequence);
    const index = objects(call.body, 'items').findIndex((item) => isAtFault(item, field));
    const pointer = `/requestBody/items/${Math.max(index, 0)}/subscriptionInfo/${field}`;
    const seen = text(objects(call.body, 'items')[index], `subscriptionInfo.${field}`);
    return breaks({ sequence: call.sequence, pointer, expected: `${field} that the API takes`, seen });
  });
}

/** The first accepted call of the same operation about an object, after one that was refused. */
export function mendedBy(refused: Call, story: Story): Call | undefined {
  return story.firstCall(
    ({ isAccepted, operationId, sequence }) =>
      isAccepted && operationId === refused.operationId && sequence > refused.sequence,
  );
}

/** Where a refusal is shown: at the field that it names, or else at the one that mattered most; where neither was sent, at the status. */
export function placeOfRefusal(call: Call, field: string): Pick<Fault, 'sequence' | 'pointer' | 'seen'> {
  const { sequence } = call;
  // The API may call a field by the name that the answer has for it.
  const named = text(objects(call.answer, 'errors')[0], 'parameter') ?? '';
  const sent = [named, field].find((name) => read(call.body, name) !== undefined);
  if (sent === undefined) return { sequence, pointer: '/status', seen: call.status };
  return { sequence, pointer: `/requestBody${pointerOf(sent)}`, seen: read(call.body, sent) };
}
