/**
 * An order on its way through one call: the record as it stands, and the events so far, each with the state of its own
 * moment. Every function takes a flow and gives the next one.
 */
import type { Charge, OrderCharge, OrderState } from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { withoutUndefined } from '../../kernel/changes';
import type { Context, Effects, EventDraft } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { type AnyRecord, NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import type { ChargeRecord } from '../charges/record';
import type { OrderRecord } from './record';
import { fraudMachine, orderMachine } from './transitions';
import type { FraudState, LineProgress, Order, OrderHidden } from './types';

export interface OrderFlow {
  readonly order: OrderRecord;
  readonly events: readonly EventDraft[];
  /** Records beside the order: sources, files, due steps. */
  readonly writes: readonly AnyRecord[];
  readonly currency: Currency;
  readonly context: Context;
}

export function startFlow(order: OrderRecord, context: Context): OrderFlow {
  return { order, events: [], writes: [], currency: currencyOf(order.document.currency, context.reference), context };
}

/** What to store at the end: the order, a copy of each charge, and everything beside them. */
export function effectsOf(flow: OrderFlow): Effects {
  const charges = chargesOf(flow).map((charge): ChargeRecord => {
    return { kind: 'charge', id: charge.id, document: standalone(charge, flow), hidden: NOTHING_HIDDEN };
  });
  return { writes: [flow.order, ...charges, ...flow.writes], deletes: [], events: flow.events };
}

function standalone(charge: OrderCharge, { order: { document } }: OrderFlow): Charge {
  const { id: orderId, payment, liveMode } = document;
  return { ...charge, orderId, paymentSessionId: payment.session.id, liveMode };
}

export function chargesOf(flow: OrderFlow): readonly OrderCharge[] {
  return flow.order.document.payment.charges ?? [];
}

export function write(flow: OrderFlow, ...records: AnyRecord[]): OrderFlow {
  return { ...flow, writes: [...flow.writes, ...records] };
}

export function emit(flow: OrderFlow, event: EventDraft): OrderFlow {
  return { ...flow, events: [...flow.events, event] };
}

export function emitOrder(flow: OrderFlow, type: EventType): OrderFlow {
  const { document } = flow.order;
  return emit(flow, { type, objectKind: 'order', objectId: document.id, object: document });
}

/** A charge as `GET /charges/{id}` shows it. */
export function chargeIn(flow: OrderFlow, chargeId: string): Charge {
  const charge = chargesOf(flow).find((each) => each.id === chargeId);
  if (!charge) throw new Error(`The order has no charge ${chargeId}.`);
  return standalone(charge, flow);
}

export function emitCharge(flow: OrderFlow, type: EventType, chargeId: string): OrderFlow {
  return emit(flow, { type, objectKind: 'charge', objectId: chargeId, object: chargeIn(flow, chargeId) });
}

/** Changes fields of the order that are no state. */
export function edit(flow: OrderFlow, fields: Partial<Order>, hidden: Partial<OrderHidden> = {}): OrderFlow {
  const { order } = flow;
  const document = withoutUndefined({ ...order.document, ...fields, updatedTime: toSeconds(flow.context.now) });
  return { ...flow, order: { ...order, document, hidden: withoutUndefined({ ...order.hidden, ...hidden }) } };
}

export function moveOrder(flow: OrderFlow, to: OrderState): OrderFlow {
  const { state, stateTransitions } = flow.order.document;
  const time = toSeconds(flow.context.now);
  return edit(flow, { state: move(orderMachine, state, to), stateTransitions: { ...stateTransitions, [to]: time } });
}

export function moveFraud(flow: OrderFlow, to: FraudState): OrderFlow {
  const { fraudState = null, fraudStateTransitions } = flow.order.document;
  const time = toSeconds(flow.context.now);
  return edit(flow, {
    fraudState: move(fraudMachine, fraudState, to),
    fraudStateTransitions: { ...fraudStateTransitions, [to]: time },
  });
}

export function editCharge(flow: OrderFlow, chargeId: string, change: (charge: OrderCharge) => OrderCharge): OrderFlow {
  const charges = chargesOf(flow).map((charge) => (charge.id === chargeId ? change(charge) : charge));
  return edit(flow, { payment: { ...flow.order.document.payment, charges } });
}

export function lineOf(flow: OrderFlow, itemId: string): LineProgress {
  const line = flow.order.hidden.lines[itemId];
  if (!line) throw new Error(`The order has no line ${itemId}.`);
  return line;
}
