import type { HandlerCheckPart } from '../../ledger/types';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { DeliveryGrouping } from '../ledger-index/deliveries';
import type { Group } from '../ledger-index/keyed';
import { kindNamed } from '../ledger-index/references';
import type { Sent } from '../ledger-index/sent';
import { thresholds } from '../thresholds';
import type { Subject } from '../vocabulary/check';
import { Over } from '../vocabulary/over';

/** Attempts that belong together. Its call is the one that ended last. */
export interface Delivered extends Subject {
  /** In the order in which they began. */
  readonly sent: readonly Sent[];
}

const beganFirst = (one: Sent, other: Sent) => one.time - other.time || one.sequence - other.sequence;

/** @param take which of a group are looked at, where not all are */
function deliveredOver(
  noun: string,
  grouping: DeliveryGrouping,
  take: (all: readonly Sent[]) => readonly Sent[] = (all) => all,
): Over<Delivered> {
  return new Over<Delivered>(
    noun,
    (on) => [on.sent.by(grouping).begun()],
    (base) => {
      const sent = take((base as Group).calls() as readonly Sent[]);
      const call = sent.at(-1);
      return call ? [{ sent: [...sent].sort(beganFirst), call }] : [];
    },
  );
}

/** Each event on its way to a webhook, with all attempts. */
export const deliveries = (): Over<Delivered> => deliveredOver('delivery', 'delivery');

/** The newest check of the handler behind each webhook: whoever mends it checks it again. */
export function handlerChecks(): Over<Delivered> {
  return deliveredOver('check of a handler', 'check', (all) => {
    const newest = all.at(-1)?.delivery.check?.id;
    return all.filter(({ delivery }) => delivery.check?.id === newest);
  });
}

/** Events that reached the endpoint of a webhook more than once. */
export function repeatedEvents(): Over<Delivered> {
  return deliveredOver('event that came twice', 'event').where(
    'came more than once',
    ({ sent }) => sent.filter(hasArrived).length > 1,
  );
}

/** All deliveries as one. */
export function allDeliveries(): Over<Delivered> {
  return new Over<Delivered>(
    'webhook',
    (on) => [on.itself],
    (_, on) => {
      const sent = on.sent.all.read();
      const call = sent.at(-1);
      return call ? [{ sent, call }] : [];
    },
  );
}

/** Whether the endpoint got it: it answered something, or took too long. */
export const hasArrived = ({ delivery }: Sent): boolean => delivery.outcome !== 'unreachable';

/** The parts of a check with these names. */
export function partsOf({ sent }: Delivered, ...names: readonly HandlerCheckPart[]): readonly Sent[] {
  return sent.filter(({ delivery }) => delivery.check !== undefined && names.includes(delivery.check.part));
}

/** Whether a call would change something. A refresh only looks. */
const isAct = ({ entry, operationId }: Call): boolean => entry.method !== 'GET' && operationId !== 'refreshOrders';

/**
 * What the connector did about an event's object after a moment: its calls that would change something, also those that the API
 * refused.
 * @param until milliseconds since 1970; a minute after the delivery when absent
 */
export function actsAfter({ delivery, time, endTime }: Sent, on: LedgerIndex, until?: number): readonly Call[] {
  const end = until ?? endTime + thresholds.actsAfterDeliveryMs;
  const about = delivery.objects.filter(({ kind }) => kind !== 'webhook' && kind !== 'event');
  const found = about.flatMap(({ kind, id }) => on.story(kindNamed(kind), id).calls());
  return [...new Set(found)].filter(
    (call) => call.counts && call.wasJudged && isAct(call) && call.time >= time && call.time < end,
  );
}
