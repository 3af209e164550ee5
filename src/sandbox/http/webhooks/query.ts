import type { DeliveryQuery } from '../../engine/outbox/ask';
import { Unfit, wholeNumberIn } from '../fields';

const states = ['waiting', 'delivered', 'failed', 'dropped'];
const known = ['limit', 'before', 'webhookId', 'eventId', 'state'];
const usual = 50;
const most = 100;

/** @throws Unfit */
export function readDeliveryQuery(search: URLSearchParams): DeliveryQuery {
  const unknown = [...search.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Unfit(unknown, `${unknown} is no parameter of this call. It takes ${known.join(', ')}.`);
  const limit = wholeNumberIn(search, 'limit', usual, [1, most]);
  const state = search.get('state') ?? undefined;
  if (state !== undefined && !states.includes(state)) throw new Unfit('state', `state is one of ${states.join(', ')}.`);
  const text = (name: string) => search.get(name) ?? undefined;
  return { limit, state, before: text('before'), webhookId: text('webhookId'), eventId: text('eventId') };
}
