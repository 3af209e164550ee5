import type {
  Fulfillment,
  FulfillmentRequest,
  FulfillmentWithOrder,
  OrderDetails,
  UpdateFulfillmentRequest,
} from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import {
  accept,
  type Context,
  type Decision,
  type DomainError,
  type EventDraft,
  type Refused,
  refuse,
} from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { conflict, invalid, unknownId } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import { awaitLapse, lapsedCharges, lateOutcome, noteAuthorized } from '../../sale/charges/authorizations';
import type { OperationKey } from '../../sale/charges/operations';
import { recount } from '../../sale/orders/amounts';
import { invoiceOnce } from '../../sale/orders/files';
import { finishOrder } from '../../sale/orders/finish';
import { effectsOf, emitOrder, type OrderFlow, startFlow } from '../../sale/orders/flow';
import type { OrderRecord } from '../../sale/orders/record';
import type { Order } from '../../sale/orders/types';
import { type MovedMoney, moveMoney } from './money';
import { type PlannedItem, planItems } from './plan';
import { fulfillmentReasons } from './reasons';
import type { FulfillmentRecord } from './record';
import { fulfillmentMachine } from './transitions';

/** The body of `GET /fulfillments/{id}`: the order without its payment beside the fulfillment. */
export function withOrderDetails(fulfillment: Fulfillment, order: Order): FulfillmentWithOrder {
  const { payment: _, ...orderDetails } = order;
  return { ...fulfillment, orderDetails: orderDetails satisfies OrderDetails };
}

/** Ships and cancels units: captures what was shipped, releases what was cancelled, and moves the order on. */
export function createFulfillment(
  input: FulfillmentRequest,
  state: { order: OrderRecord | null },
  context: Context,
): Decision<Fulfillment> {
  const { order } = state;
  if (!order) return refuse(unknownId('Order', input.orderId, 'orderId'));
  const locked = whyLocked(order.document);
  if (locked) return refuse(locked);
  const plan = planItems(input.items, order.document, order.hidden);
  if (!plan.ok) return refuse(plan.errors);
  const id = context.newId('fulfillment');
  const start = startFlow(order, context);
  const money = moveMoney(start, plan.items, id);
  const renewed = renewLapsed(start, money);
  if (!renewed) return refuseLate(start);
  const fulfillment = build(input, id, plan.items, money.keys, context);
  const flow = finishOrder(recount(renewed));
  context.explain?.(() => fulfillmentReasons(money, flow));
  const announced = invoiceOnce(flow);
  const { writes, events } = effectsOf(announced);
  const created: EventDraft = {
    type: 'fulfillment.created',
    objectKind: 'fulfillment',
    objectId: id,
    object: withOrderDetails(fulfillment.document, order.document),
  };
  return accept(fulfillment.document, { writes: [fulfillment, ...writes], events: [created, ...events] });
}

/**
 * Captures need an authorization that has not lapsed. The bank grants a new one, silently; where it does not, an account
 * that tolerates the risk captures all the same.
 * @returns null where the account does not, and nothing may be captured
 */
function renewLapsed(start: OrderFlow, { flow, capturing }: MovedMoney): OrderFlow | null {
  const lapsed = [...lapsedCharges(start)].filter((id) => capturing.has(id));
  const outcome = lapsed.length > 0 ? lateOutcome(start) : 'granted';
  if (outcome === 'refused') return null;
  return outcome === 'granted' ? awaitLapse(noteAuthorized(flow, lapsed), lapsed) : flow;
}

function refuseLate(start: OrderFlow): Refused {
  const message = 'The authorization has lapsed, and the bank grants no new one. Ship nothing.';
  const { events } = emitOrder(start, 'order.charge.reauth.failed');
  return refuse(conflict('payment_authorization_failed', message, 'orderId'), { events });
}

/** Units can be shipped or cancelled while the order is accepted, and at no other time. */
function whyLocked({ id, state }: Order): DomainError | null {
  if (state === 'accepted') return null;
  if (state === 'cancelled') return conflict('order_cancelled', `Order '${id}' is cancelled.`, 'orderId');
  if (state === 'fulfilled' || state === 'complete' || state === 'returned')
    return conflict('order_fulfilled', `Every unit of order '${id}' is shipped or cancelled.`, 'orderId');
  return conflict('order_not_submitted', `Order '${id}' is ${state}; wait until it is accepted.`, 'orderId');
}

function build(
  input: FulfillmentRequest,
  id: string,
  items: readonly PlannedItem[],
  keys: readonly OperationKey[],
  context: Context,
): FulfillmentRecord {
  move(fulfillmentMachine, null, 'recorded');
  const document = withoutUndefined<Fulfillment>({
    id,
    createdTime: toSeconds(context.now),
    orderId: input.orderId,
    shipmentId: input.shipmentId,
    currency: input.currency,
    items: items.map(({ item, quantity, cancelQuantity, notes }) =>
      withoutUndefined({ ...notes, itemId: item.id, skuId: item.skuId, quantity, cancelQuantity }),
    ),
    chargeOperationIds: keys.map((key) => key.operationId),
    trackingCompany: input.trackingCompany,
    trackingNumber: input.trackingNumber,
    trackingUrl: input.trackingUrl,
    metadata: input.metadata,
    liveMode: context.liveMode,
  });
  return { kind: 'fulfillment', id, document, hidden: NOTHING_HIDDEN };
}

/** Tracking can be added later, to the whole or to its items; quantities are final. No event tells of it. */
export function updateFulfillment(
  input: UpdateFulfillmentRequest,
  state: { fulfillment: FulfillmentRecord },
  _context: Context,
): Decision<Fulfillment> {
  const { items: updates = [], ...tracking } = input;
  const before = state.fulfillment.document;
  const unknown = updates.findIndex(({ itemId }) => before.items.every((item) => item.itemId !== itemId));
  if (unknown >= 0)
    return refuse(
      invalid(`items[${unknown}].itemId`, `The fulfillment has no item '${updates[unknown]?.itemId ?? ''}'.`),
    );
  move(fulfillmentMachine, 'recorded', 'recorded');
  const items = before.items.map((item) => ({ ...item, ...updates.find(({ itemId }) => itemId === item.itemId) }));
  const document = withoutUndefined({ ...before, ...tracking, items });
  return accept(document, { writes: [{ ...state.fulfillment, document }] });
}
