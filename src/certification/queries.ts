import { decodeText } from '../browser/address';
import { isObject, type JsonObject, objects, read, text } from '../json';
import type { Exchange } from '../ledger/types';
import type { Ledger } from './types';

export interface Call {
  exchange: Exchange;
  /** Values of the path's variables, in order. */
  params: string[];
}

/** Calls of one operation, oldest first. The template is written as `POST /checkouts/{id}`. */
export function callsTo(ledger: Ledger, template: string): Call[] {
  const [method = '', path = ''] = template.split(' ');
  const wanted = segments(path);
  return ledger.flatMap((exchange) => {
    const params = exchange.method === method ? match(wanted, segments(exchange.path)) : null;
    return params ? [{ exchange, params }] : [];
  });
}

function segments(path: string): string[] {
  return (path.split('?')[0] ?? '').split('/').filter(Boolean);
}

function match(wanted: string[], found: string[]): string[] | null {
  if (wanted.length !== found.length) return null;
  const params: string[] = [];
  for (const [index, segment] of wanted.entries()) {
    const value = found[index] ?? '';
    if (segment.startsWith('{')) params.push(decodeText(value));
    else if (segment !== value) return null;
  }
  return params;
}

export function succeeded(exchange: Exchange): boolean {
  return exchange.status >= 200 && exchange.status < 300;
}

/** False when the API never looked at the content: no valid key, too many calls, or a fault of its own. */
export function wasJudged(exchange: Exchange): boolean {
  return exchange.status !== 401 && exchange.status !== 429 && exchange.status < 500;
}

/** Error codes of a refusal. */
export function codes(exchange: Exchange): string[] {
  return objects(exchange.responseBody, 'errors').flatMap((error) => text(error, 'code') ?? []);
}

export interface Sighting {
  sequence: number;
  /** When the exchange took place, ISO 8601 UTC. */
  time: string;
  body: JsonObject;
}

type Resource = 'order' | 'checkout';

const homes: Record<Resource, string> = { order: 'orders', checkout: 'checkouts' };

/** Every state of one object that the ledger shows, oldest first: answers, list rows, events, embedded copies. */
export function sightings(ledger: Ledger, resource: Resource, id: string): Sighting[] {
  return ledger.flatMap((exchange) =>
    bodies(exchange, resource)
      .filter((body) => body.id === id)
      .map((body) => ({ sequence: exchange.sequence, time: exchange.time, body })),
  );
}

/** Events come first: the answer shows the state that they led to. */
function bodies(exchange: Exchange, resource: Resource): JsonObject[] {
  const fromEvents = exchange.events
    .filter((event) => event.objectKind === resource)
    .flatMap((event) => (isObject(event.object) ? [event.object] : []));
  if (!succeeded(exchange) || !isObject(exchange.responseBody)) return fromEvents;
  const home = segments(exchange.path)[0];
  if (home === homes[resource])
    return [...fromEvents, exchange.responseBody, ...objects(exchange.responseBody, 'data')];
  const embedded = resource === 'order' ? exchange.responseBody.orderDetails : undefined;
  return isObject(embedded) ? [...fromEvents, embedded] : fromEvents;
}

/** Sightings an integrator could know when it sent the call with this sequence. */
export function before(found: Sighting[], sequence: number): Sighting[] {
  return found.filter((sighting) => sighting.sequence < sequence);
}

export interface SeenEvent {
  sequence: number;
  type: string;
  time: string;
}

/** Events of an order and of its charges, oldest first. */
export function orderEvents(ledger: Ledger, orderId: string): SeenEvent[] {
  const charges = new Set(
    sightings(ledger, 'order', orderId).flatMap(({ body }) =>
      [...objects(body, 'payment.charges'), ...objects(body, 'charges')].map((charge) => charge.id),
    ),
  );
  return ledger.flatMap((exchange) => {
    const touchesOrder = exchange.objects.some(({ kind, id }) => kind === 'order' && id === orderId);
    return exchange.events
      .filter((event) => event.type.startsWith('order.'))
      .filter(
        (event) =>
          event.objectId === orderId ||
          charges.has(event.objectId) ||
          read(event.object, 'orderId') === orderId ||
          (touchesOrder && event.objectKind !== 'order'),
      )
      .map(({ type, time }) => ({ sequence: exchange.sequence, type, time }));
  });
}
