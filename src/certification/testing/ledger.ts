import type { Exchange, LedgerEvent } from '../../ledger/types';

interface Options {
  status?: number;
  answer?: unknown;
  events?: (Partial<LedgerEvent> & { type: string })[];
  objects?: Exchange['objects'];
  headers?: Record<string, string>;
  time?: string;
}

const START = Date.UTC(2024, 3, 2, 9);

/** Writes small ledgers for tests: one line a call, with the answers the API would give. */
export class TestLedger {
  readonly exchanges: Exchange[] = [];

  call(method: string, path: string, request: unknown, options: Options = {}): this {
    const sequence = this.exchanges.length + 1;
    const time = options.time ?? new Date(START + sequence * 1000).toISOString();
    this.exchanges.push({
      kind: 'exchange',
      origin: 'connector',
      sequence,
      requestId: `req-${sequence}`,
      time,
      durationMs: 3,
      operationId: null,
      method,
      path,
      keyKind: 'secret',
      requestHeaders: options.headers ?? {},
      requestBody: request,
      status: options.status ?? 200,
      responseHeaders: {},
      responseBody: options.answer ?? null,
      objects: options.objects ?? [],
      events: (options.events ?? []).map((event, index) => ({
        id: `evt-${sequence}-${index}`,
        time,
        objectKind: 'order',
        objectId: '',
        ...event,
      })),
    });
    return this;
  }

  refused(method: string, path: string, request: unknown, status: number, ...codes: string[]): this {
    return this.call(method, path, request, {
      status,
      answer: { errors: codes.map((code) => ({ code, message: code })) },
    });
  }

  /** A checkout with two units of one SKU, ready to be paid. */
  checkout(id: string, request: Record<string, unknown> = {}, answer: Record<string, unknown> = {}): this {
    const body = {
      currency: 'USD',
      taxInclusive: false,
      items: [{ skuId: 'sku-1', price: 10, quantity: 2 }],
      ...request,
    };
    return this.call('POST', '/checkouts', body, {
      status: 201,
      answer: {
        id,
        ...request,
        payment: { session: { id: `session-${id}`, state: 'requires_confirmation' } },
        ...answer,
      },
    });
  }

  /** An order of one line, `<id>-line`, with two units. */
  order(id: string, checkoutId: string, answer: Record<string, unknown> = {}): this {
    const order = orderBody(id, answer);
    const events = order.state === 'accepted' ? [{ type: 'order.accepted', objectId: id, object: order }] : [];
    return this.call('POST', '/orders', { checkoutId }, { status: 201, answer: { ...order, checkoutId }, events });
  }

  fulfill(orderId: string, item: Record<string, unknown>, options: Options = {}): this {
    const items = [{ itemId: `${orderId}-line`, ...item }];
    return this.call(
      'POST',
      '/fulfillments',
      { orderId, items },
      { status: 201, answer: { id: `ful-${orderId}`, orderId, items }, ...options },
    );
  }
}

export function orderBody(id: string, more: Record<string, unknown> = {}) {
  return {
    id,
    state: 'accepted',
    totalAmount: 20,
    items: [{ id: `${id}-line`, skuId: 'sku-1', quantity: 2 }],
    payment: { charges: [{ id: `charge-${id}`, state: 'capturable' }] },
    ...more,
  };
}

export const complete = (orderId: string) => [{ type: 'order.complete', objectId: orderId }];

export const chargeCancelled = (orderId: string, outcome: 'complete' | 'failed' = 'complete') => [
  { type: `order.charge.cancel.${outcome}`, objectKind: 'charge', objectId: `charge-${orderId}` },
];
