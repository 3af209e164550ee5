import type { DeliveryEntry, Exchange } from '../../ledger/types';
import { Call } from './call';

/** A delivery as a request with its answer: it went the other way, from the sandbox to the connector. */
function asExchange(entry: DeliveryEntry): Exchange {
  const { status = 0, durationMs, answer = null, kind: _, ...rest } = entry;
  return {
    ...{ kind: 'exchange', sequence: rest.sequence, time: rest.time, origin: rest.origin },
    ...{ objects: rest.objects, events: rest.events, ...(rest.run !== undefined && { run: rest.run }) },
    ...{ requestId: rest.deliveryId, durationMs, operationId: null, method: 'POST', path: '', keyKind: 'none' },
    ...{ requestHeaders: {}, requestBody: null, status, responseHeaders: {}, responseBody: answer },
  };
}

/** One attempt to deliver an event to the connector's endpoint. */
export class Sent extends Call {
  /** Whatever the endpoint answers is the connector's own. */
  override readonly wasJudged: boolean = true;

  constructor(
    readonly delivery: DeliveryEntry,
    counts: boolean,
    isNegative: boolean,
  ) {
    super(asExchange(delivery), counts, isNegative);
  }

  /** It said yes in time. */
  get isAcknowledged(): boolean {
    return this.delivery.outcome === 'acknowledged';
  }

  /** When the attempt was over, in milliseconds since 1970, by the account's clock. */
  get endTime(): number {
    return this.time + this.delivery.durationMs;
  }
}
