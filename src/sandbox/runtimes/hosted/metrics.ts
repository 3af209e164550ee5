/** Measures for Prometheus. Labels tell kinds, never ids: whoever reads them learns of no team what it does. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '../../http/watch';

/** Seconds. Most answers take milliseconds, a clock that is moved on by years takes some seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  answered(answered: Answered): void;
  /** A request to an endpoint of a webhook. @param outcome `acknowledged`, `refused`, `timeout` or `unreachable` */
  delivered(outcome: string, seconds: number): void;
  /** A transaction. @param outcome `stored` or `failed` */
  stored(outcome: string, seconds: number): void;
}

/** What is asked of the store when somebody asks for the measures. */
export interface Counts {
  readonly accounts: () => Promise<number>;
  /** Accounts with something to send. */
  readonly waiting: () => Promise<number>;
  readonly isReady: () => boolean;
}

function gauges(registers: Registry[], { accounts, waiting, isReady }: Counts): void {
  const asked = (name: string, help: string, count: () => Promise<number> | number) =>
    new Gauge({
      ...{ name, help, registers },
      async collect() {
        // A store that refuses must not take the other measures away.
        this.set(await Promise.resolve(count()).catch(() => Number.NaN));
      },
    });
  asked('sandbox_accounts', 'Accounts that were opened and not deleted.', accounts);
  asked('sandbox_outbox_accounts', 'Accounts with deliveries that wait to be sent, now or later.', waiting);
  asked('sandbox_ready', '1 while the server takes calls, 0 while it starts, stops or cannot store.', () =>
    Number(isReady()),
  );
}

export function createMetrics(counts: Counts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'sandbox_requests_total',
    help: 'Answers by operation of the contract and status; control, operator, page and none for all others.',
    labelNames: ['operation', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'sandbox_request_seconds',
    help: 'Seconds from the request to its answer, by the kind of call.',
    labelNames: ['kind'] as const,
    ...{ buckets, registers },
  });
  const deliveries = new Counter({
    name: 'sandbox_deliveries_total',
    help: 'Requests to the endpoints of webhooks by what came of them.',
    labelNames: ['outcome'] as const,
    registers,
  });
  const deliverySeconds = new Histogram({
    name: 'sandbox_delivery_seconds',
    help: 'Seconds until an endpoint answered or was given up.',
    ...{ buckets, registers },
  });
  const store = new Histogram({
    name: 'sandbox_store_seconds',
    help: 'Seconds from the wish for a transaction to its end, with the wait for those before it.',
    labelNames: ['outcome'] as const,
    ...{ buckets, registers },
  });
  gauges(registers, counts);
  const kinds = new Set(['control', 'operator', 'page', 'none']);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered({ operation, status, ms }) {
      requests.inc({ operation, status: String(status) });
      seconds.observe({ kind: kinds.has(operation) ? operation : 'api' }, ms / 1000);
    },
    delivered(outcome, taken) {
      deliveries.inc({ outcome });
      deliverySeconds.observe(taken);
    },
    stored: (outcome, taken) => store.observe({ outcome }, taken),
  };
}
