import { read } from '../json';
import type { Exchange } from '../ledger/types';
import { before, codes, orderEvents, sightings, succeeded } from './queries';
import type { Ledger } from './types';

/** States an order can only reach through `accepted`. */
const after = new Set(['accepted', 'fulfilled', 'complete', 'returned', 'dispute']);

export interface Timing {
  /**
   * `unclear`: the API took the call, so the order was accepted, but nothing shows how the platform knew.
   * `unknown`: the ledger never showed the order before the call.
   */
  verdict: 'after-acceptance' | 'too-early' | 'unclear' | 'unknown';
  /** The exchange that shows it. */
  shownBy: number[];
  /** The order's state as it was last shown, in words for a message. */
  orderState: string;
}

/** Was this fulfillment call sent at a time when its order was known to be accepted? */
export function timingOf(ledger: Ledger, orderId: string, exchange: Exchange): Timing {
  const seen = before(sightings(ledger, 'order', orderId), exchange.sequence);
  const shown = seen.find(
    ({ body }) => after.has(String(body.state)) || Boolean(read(body, 'stateTransitions.accepted')),
  );
  const told = orderEvents(ledger, orderId).find(
    ({ type, sequence }) => type === 'order.accepted' && sequence < exchange.sequence,
  );
  const accepted = shown ?? told;
  if (accepted) return { verdict: 'after-acceptance', shownBy: [accepted.sequence], orderState: 'accepted' };
  const last = seen.at(-1);
  const refusedAsTooEarly = codes(exchange).includes('order_not_submitted');
  if (!last)
    return { verdict: refusedAsTooEarly ? 'too-early' : 'unknown', shownBy: [], orderState: 'not accepted yet' };
  return {
    verdict: succeeded(exchange) ? 'unclear' : 'too-early',
    shownBy: [last.sequence],
    orderState: String(last.body.state),
  };
}
