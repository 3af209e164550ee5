/** Deliveries, grouped in the ways in which rules look at them. */
import type { DeliveryEntry } from '../../ledger/types';
import { Growing } from './growing';
import { KeyedCalls, keyOf } from './keyed';
import { Sent } from './sent';
import type { Watch } from './watch';

const sentBy = (of: (delivery: DeliveryEntry) => string | undefined) =>
  keyOf(null, (call) => (call instanceof Sent ? of(call.delivery) : undefined));

/**
 * `delivery`: the attempts to deliver an event to a webhook. `event`: all that was sent of an event to a webhook. `check`: the
 * parts of the checks of the handler behind a webhook.
 */
export type DeliveryGrouping = 'delivery' | 'event' | 'check';

const keys = {
  delivery: sentBy(({ deliveryId, cause }) => (cause === 'check' ? undefined : deliveryId)),
  event: sentBy(({ webhookId, eventId }) => `${webhookId} ${eventId}`),
  check: sentBy(({ check, webhookId }) => check && webhookId),
} as const;

export class Deliveries {
  readonly all: Growing<Sent>;
  private readonly groupings: Readonly<Record<DeliveryGrouping, KeyedCalls>>;

  constructor(watch: Watch) {
    this.all = new Growing<Sent>(watch);
    this.groupings = {
      delivery: new KeyedCalls(keys.delivery, watch),
      event: new KeyedCalls(keys.event, watch),
      check: new KeyedCalls(keys.check, watch),
    };
  }

  add(sent: Sent): void {
    this.all.add(sent);
    for (const grouping of Object.values(this.groupings)) grouping.add(sent);
  }

  by(grouping: DeliveryGrouping): KeyedCalls {
    return this.groupings[grouping];
  }
}
