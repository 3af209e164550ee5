import type { CheckoutRequest, OrderRequest, UpdateOrderRequest } from '../../../../generated/contract/types';
import { changedAttributes } from '../../kernel/changes';
import { accept, type Context, type Decision, type EventDraft, refuse } from '../../kernel/decision';
import { invalid, missing } from '../../kernel/problems';
import type { AnyRecord } from '../../kernel/records';
import { createCheckout } from '../checkouts/decisions';
import type { NewCheckoutState } from '../checkouts/draft';
import type { CheckoutRecord } from '../checkouts/record';
import type { SourceRecord } from '../sources/record';
import { createOrder } from './create';
import { edit, effectsOf, type OrderFlow, startFlow } from './flow';
import type { OrderRecord } from './record';
import { failPayment, settlePayment, showSources } from './settle';
import type { Order } from './types';

/** Kinds of what a cart makes beside its checkout: it stays, and is told of. */
const MADE_BESIDE: ReadonlySet<string> = new Set(['subscription', 'tax_identifier', 'due-step']);

/**
 * Without `checkoutId`: the checkout is made, paid and spent in one go, and only the order is told of. State as for
 * `createCheckout`. Nothing is stored when the order is refused.
 */
export function createOrderDirectly(input: OrderRequest, state: NewCheckoutState, context: Context): Decision<Order> {
  const { checkoutId: _, currency, items, ...fields } = input;
  if (currency === undefined) return refuse(missing('currency'));
  if (items === undefined) return refuse(missing('items'));
  const request: CheckoutRequest = { ...fields, currency, items };
  const made = createCheckout(request, state, context);
  if (!made.ok) return made;
  const checkout = made.writes.find((record): record is CheckoutRecord => record.kind === 'checkout') ?? null;
  const sources = made.writes.filter((record): record is SourceRecord => record.kind === 'source');
  const ordered = createOrder({ checkoutId: made.result.id }, { ...state, checkout, sources }, context);
  if (!ordered.ok) return refuse(ordered.errors);
  const beside = made.writes.filter(({ kind }) => MADE_BESIDE.has(kind));
  return accept(ordered.result, {
    ...ordered,
    writes: latest([...beside, ...sources, ...ordered.writes]),
    events: [...made.events.filter(({ objectKind }) => MADE_BESIDE.has(objectKind)), ...ordered.events],
  });
}

/** Of several writes of one record the last one counts. The spent checkout is kept, so that its id stays taken. */
function latest(writes: readonly AnyRecord[]): AnyRecord[] {
  return [...new Map(writes.map((record) => [`${record.kind} ${record.id}`, record])).values()];
}

/** Only the caller's own fields of an order can change. */
export function updateOrder(
  input: UpdateOrderRequest,
  state: { order: OrderRecord },
  context: Context,
): Decision<Order> {
  const before = state.order.document;
  const { upstreamId = before.upstreamId, metadata = before.metadata } = input;
  const requestToBeForgotten = input.requestToBeForgotten ?? before.requestToBeForgotten;
  const updates = input.items ?? [];
  const unknown = updates.findIndex(({ id }) => before.items.every((item) => item.id !== id));
  if (unknown >= 0)
    return refuse(invalid(`items[${unknown}].id`, `The order has no item '${updates[unknown]?.id ?? ''}'.`));
  const items = before.items.map((item) => ({ ...item, ...updates.find(({ id }) => id === item.id) }));
  const flow = edit(startFlow(state.order, context), { upstreamId, metadata, requestToBeForgotten, items });
  const { document } = flow.order;
  const event: EventDraft = {
    type: 'order.updated',
    objectKind: 'order',
    objectId: document.id,
    object: document,
    previousAttributes: changedAttributes(before, document),
  };
  return accept(document, { writes: [flow.order], events: [event] });
}

/** Reads the payment anew, as after a redirect. `sources`: records of `order.document.payment.sources`. */
export function refreshOrder(
  _input: null,
  state: { order: OrderRecord; sources: readonly SourceRecord[] },
  context: Context,
): Decision<Order> {
  const { order, sources } = state;
  if (order.document.state !== 'pending_payment') return accept(order.document);
  const flow = readPayment(startFlow(order, context), sources);
  return accept(flow.order.document, effectsOf(flow));
}

const FAILS = ['charge-failed', 'challenge-then-charge-failed'];

/** Settles a pending payment where its sources say how; leaves it pending where they do not. */
export function readPayment(flow: OrderFlow, sources: readonly SourceRecord[]): OrderFlow {
  const { pendingPayment } = flow.order.hidden;
  if (pendingPayment === 'succeeds') return settlePayment(flow, sources);
  if (pendingPayment === 'fails') return failPayment(flow, 'The payment was declined.', 'failed');
  if (sources.some((source) => source.document.state === 'failed'))
    return failPayment(showSources(flow, sources), 'The payment source failed.', 'failed');
  const waiting = sources.some(({ document }) => document.state.startsWith('pending'));
  if (pendingPayment === 'stays' || waiting) return showSources(flow, sources);
  if (sources.some((source) => FAILS.includes(source.hidden.testBehavior)))
    return failPayment(showSources(flow, sources), 'The payment was declined.', 'failed');
  return settlePayment(flow, sources);
}
