/** What somebody wants to go wrong with deliveries, so that a connector meets it: events that come twice, late, in another order or never. */

import type { Kept } from '../../kernel/records';
import { addSeconds } from '../../kernel/time';
import { covers } from '../webhooks/listening';
import type { DeliveryRecord } from './record';
import { ended } from './settle';

export const eventFaultKinds = ['drop', 'delay', 'duplicate', 'reorder'] as const;
export type EventFaultKind = (typeof eventFaultKinds)[number];

/** What is done to a delivery. */
export interface EventFaultEffect {
  readonly kind: EventFaultKind;
  /** Of a delay: how much later; of a reordering: how long it waits for the others at most. By the account's clock. */
  readonly seconds?: number;
  /** Of a duplicate: how many more are sent. */
  readonly copies?: number;
}

export interface EventFaultWish extends EventFaultEffect {
  /** Deliveries to this webhook; to all when absent. */
  readonly webhookId?: string;
  /** Types of events, with a star at the end for all that begin so; all when absent. */
  readonly types?: readonly string[];
  /** Deliveries that pass before the first is met. */
  readonly skip: number;
  /** How many deliveries are met. Those of a reordering are sent together, the last one first. */
  readonly times: number;
}

export interface EventFault extends EventFaultWish {
  readonly id: string;
  /** ISO 8601 UTC, of the account's clock. */
  readonly createdTime: string;
  /** Deliveries that it was for, those that it let pass among them. */
  readonly seen: number;
  /** How many it met. */
  readonly fired: number;
  /** Of a reordering: ids of the deliveries that wait for the others. */
  readonly held: readonly string[];
}

type EventFaultRecord = Kept<'event-fault', EventFault>;

declare module '../../kernel/records' {
  interface Records {
    'event-fault': EventFaultRecord;
  }
}

export const usualSeconds = { delay: 60, reorder: 60 * 60 } as const;

export const isSpent = ({ fired, times }: EventFault): boolean => fired >= times;

/** Whether a fault is for a delivery; it may still let it pass. */
export function isFor({ webhookId, types }: EventFault, { document }: DeliveryRecord): boolean {
  return (
    (webhookId === undefined || webhookId === document.webhookId) &&
    (types === undefined || types.some((named) => covers(named, document.eventType)))
  );
}

/** A delivery that waits, as the fault leaves it. */
export function struck(
  delivery: DeliveryRecord,
  id: string,
  { kind, seconds }: EventFaultEffect,
  now: string,
): DeliveryRecord {
  const marked = { ...delivery, document: { ...delivery.document, fault: { id, kind } } };
  if (kind === 'drop') return ended(marked, 'dropped');
  if (kind === 'duplicate') return marked;
  const dueTime = addSeconds(now, seconds ?? usualSeconds[kind]);
  return { ...marked, document: { ...marked.document, dueTime } };
}
