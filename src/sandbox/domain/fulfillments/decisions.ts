import { withoutUndefined } from '../changes';
import { type OperationKey, openOperations, settleOperations } from '../charges/operations';
import { accept, type Context, type Decision, type DomainError, refuse } from '../decision';
import { move } from '../machines/machine';
import { sum } from '../money/money';
import { recount, sumParts } from '../orders/amounts';
import { schedule } from '../orders/due';
import { addFile } from '../orders/files';
import { finishOrder } from '../orders/finish';
import { chargesOf, editLine, effectsOf, lineOf, type OrderFlow, startFlow } from '../orders/flow';
import type { Order, OrderDetails } from '../orders/types';
import { conflict, unknownId } from '../problems';
import { type FulfillmentRecord, NOTHING_HIDDEN, type OrderRecord } from '../records';
import { toSeconds } from '../time';
import { type PlannedItem, planItems, worthOf } from './plan';
import { fulfillmentMachine } from './transitions';
import type { Fulfillment, FulfillmentRequest, FulfillmentWithOrder, UpdateFulfillmentRequest } from './types';

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
  const money = moveMoney(startFlow(order, context), plan.items, id);
  const fulfillment = build(input, id, plan.items, money.keys, context);
  const flow = finishOrder(recount(money.flow));
  const announced = invoiceOnce(flow, order.document);
  const { writes, events } = effectsOf(announced);
  const created = {
    type: 'fulfillment.created',
    objectKind: 'fulfillment',
    objectId: id,
    object: withOrderDetails(fulfillment.document, order.document),
  };
  return accept(fulfillment.document, { writes: [fulfillment, ...writes], events: [created, ...events] });
}

/** Units can be shipped or cancelled while the order is accepted, and at no other time. */
function whyLocked({ id, state }: Order): DomainError | null {
  if (state === 'accepted') return null;
  if (state === 'cancelled') return conflict('order_cancelled', `Order '${id}' is cancelled.`, 'orderId');
  if (state === 'fulfilled' || state === 'complete' || state === 'returned')
    return conflict('order_fulfilled', `Every unit of order '${id}' is shipped or cancelled.`, 'orderId');
  return conflict('order_not_submitted', `Order '${id}' is ${state}; wait until it is accepted.`, 'orderId');
}

interface Money {
  readonly flow: OrderFlow;
  readonly keys: readonly OperationKey[];
}

/** First what was shipped is captured, line by line, then what was cancelled is released. */
function moveMoney(flow: OrderFlow, items: readonly PlannedItem[], fulfillmentId: string): Money {
  const steps = [
    ...items.map((planned) => ({ planned, kind: 'capture' as const, units: planned.quantity })),
    ...items.map((planned) => ({ planned, kind: 'cancel' as const, units: planned.cancelQuantity })),
  ].filter((step) => step.units > 0);
  return steps.reduce<Money>(
    (money, { planned, kind, units }) => {
      const taken = take(money.flow, planned, kind, units, fulfillmentId);
      return { flow: taken.flow, keys: [...money.keys, ...taken.keys] };
    },
    { flow, keys: [] },
  );
}

/** One operation for one line. The very last one of the order takes what rounding has left over. */
function take(
  flow: OrderFlow,
  { item }: PlannedItem,
  kind: 'capture' | 'cancel',
  units: number,
  fulfillmentId: string,
): Money {
  const line = lineOf(flow, item.id);
  const before = line.fulfilled + line.cancelled;
  const left = leftToTake(flow);
  const isLast = leftUnits(flow) === units;
  const amount = isLast ? left : Math.min(left, worthOf(line, item, before, units));
  const counted = editLine(flow, item.id, {
    taken: line.taken + amount,
    fulfilled: line.fulfilled + (kind === 'capture' ? units : 0),
    cancelled: line.cancelled + (kind === 'cancel' ? units : 0),
  });
  const { flow: opened, keys } = openOperations(counted, kind, amount, fulfillmentId);
  const result = settleAsTested(opened, kind, keys);
  const paid = kind === 'capture' && result.settled;
  return { flow: paid ? editLine(result.flow, item.id, { captured: line.captured + units }) : result.flow, keys };
}

function leftToTake(flow: OrderFlow): number {
  const lines = Object.values(flow.order.hidden.lines);
  return sum(lines.map((line) => sumParts(line.parts) - line.taken));
}

function leftUnits(flow: OrderFlow): number {
  return sum(
    flow.order.document.items.map((item) => {
      const { fulfilled, cancelled } = lineOf(flow, item.id);
      return item.quantity - fulfilled - cancelled;
    }),
  );
}

/** Settles each operation as its charge's test payment says. `settled`: all of them are complete. */
function settleAsTested(flow: OrderFlow, kind: 'capture' | 'cancel', keys: readonly OperationKey[]) {
  let next = flow;
  let settled = true;
  for (const key of keys) {
    const behavior = flow.order.hidden.charges[key.chargeId]?.testBehavior ?? 'success';
    const fails = behavior === (kind === 'capture' ? 'capture-failed' : 'cancel-failed');
    const waits = kind === 'capture' && (behavior === 'capture-pending' || behavior === 'capture-fails-later');
    if (waits && behavior === 'capture-fails-later') next = schedule(next, 'capture-fails', { operations: [key] });
    if (!waits) next = settleOperations(next, kind, [key], fails ? 'failed' : 'complete');
    if (waits || fails) settled = false;
  }
  return { flow: next, settled };
}

/** The invoice follows the first capture. */
function invoiceOnce(flow: OrderFlow, before: Order): OrderFlow {
  const hasCapture = chargesOf(flow).some((charge) => charge.captures?.some(({ state }) => state === 'complete'));
  return hasCapture && !before.invoicePDFs?.length ? addFile(flow, 'customer_invoice') : flow;
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
    items: items.map(({ item, quantity, cancelQuantity, shipmentItemId }) =>
      withoutUndefined({ itemId: item.id, skuId: item.skuId, shipmentItemId, quantity, cancelQuantity }),
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

/** Tracking can be added later; quantities are final. No event tells of it. */
export function updateFulfillment(
  input: UpdateFulfillmentRequest,
  state: { fulfillment: FulfillmentRecord },
  _context: Context,
): Decision<Fulfillment> {
  const { items: _, ...tracking } = input;
  move(fulfillmentMachine, 'recorded', 'recorded');
  const document = withoutUndefined({ ...state.fulfillment.document, ...tracking });
  return accept(document, { writes: [{ ...state.fulfillment, document }] });
}
