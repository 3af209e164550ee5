import { isObject, text } from '../json';
import type { Exchange } from '../ledger/types';
import { callsTo, succeeded } from './queries';
import type { Ledger } from './types';

/** The call that created a checkout; undefined when the checkout is older than the ledger. */
export function creationOf(ledger: Ledger, checkoutId: string): Exchange | undefined {
  return callsTo(ledger, 'POST /checkouts').find(
    ({ exchange }) => succeeded(exchange) && text(exchange.responseBody, 'id') === checkoutId,
  )?.exchange;
}

export interface SentValue {
  exchange: Exchange;
  value: unknown;
  /** False when the create call carried it. */
  inUpdate: boolean;
}

/** What the accepted create and updates of a checkout last said about a field, before a given exchange. */
export function lastSent(
  ledger: Ledger,
  checkoutId: string,
  field: string,
  beforeSequence: number,
): SentValue | undefined {
  const creation = creationOf(ledger, checkoutId);
  const updates = callsTo(ledger, 'POST /checkouts/{id}')
    .filter(({ exchange, params }) => params[0] === checkoutId && succeeded(exchange))
    .map(({ exchange }) => exchange);
  return [...(creation ? [creation] : []), ...updates]
    .filter((exchange) => exchange.sequence < beforeSequence)
    .flatMap((exchange) => {
      const body = exchange.requestBody;
      return isObject(body) && field in body ? [{ exchange, value: body[field], inUpdate: exchange !== creation }] : [];
    })
    .at(-1);
}

export interface CreatedOrder {
  exchange: Exchange;
  orderId: string;
  checkoutId: string | undefined;
}

/** Orders that came into being: a refused `POST /orders` made none. */
export function createdOrders(ledger: Ledger): CreatedOrder[] {
  return callsTo(ledger, 'POST /orders').flatMap(({ exchange }) => {
    const orderId = text(exchange.responseBody, 'id');
    if (!succeeded(exchange) || !orderId) return [];
    return [{ exchange, orderId, checkoutId: text(exchange.requestBody, 'checkoutId') }];
  });
}
