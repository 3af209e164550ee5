/** From a session to an order, and the event that only sessions have. */
import type { SkuRecord } from '../../catalog/skus/record';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type EventDraft, type Refused } from '../../kernel/decision';
import type { AnyRecord } from '../../kernel/records';
import { createOrder } from '../orders/create';
import type { OrderRecord } from '../orders/record';
import type { Order } from '../orders/types';
import type { SourceRecord } from '../sources/record';
import type { SessionRecord } from './record';
import type { SessionState } from './update';
import { pricingFormat, shownSku } from './view';

const isOrder = (record: AnyRecord): record is OrderRecord => record.kind === 'order';

/** What an order has from its session. */
function fromSession({ id, document }: SessionRecord) {
  return withoutUndefined({ checkoutSessionId: id, consents: document.consents });
}

/** Sources are shown with more than an order shows of them, and never with their secret. */
function shownSources({ payment }: Order, sources: readonly SourceRecord[]) {
  return (payment.sources ?? []).map((copy) => {
    const { createdTime, currency, state, reusable, upstreamId } =
      sources.find(({ id }) => id === copy.id)?.document ?? {};
    return withoutUndefined({ ...copy, createdTime, currency, state, reusable, upstreamId });
  });
}

/** A challenge interrupts the order of a page of the sandbox: it goes on by itself once the shopper has passed. */
function interrupted(refused: Refused, { id }: SessionRecord): Refused {
  const writes = refused.writes.map((record) => {
    const waits = record.kind === 'checkout' && record.document.payment.session.state === 'requires_action';
    return waits ? { ...record, hidden: { ...record.hidden, orderedBy: id } } : record;
  });
  return { ...refused, writes };
}

interface Told extends SessionState {
  readonly skus: readonly SkuRecord[];
  /** Whether nobody has to place the order again after a challenge. */
  readonly goesOn?: boolean | undefined;
}

function completed(order: Order, state: Told, { reference }: Context): EventDraft {
  const { session, sources, skus } = state;
  const { shipTo, billTo } = session.document;
  const object = withoutUndefined({
    ...order,
    ...fromSession(session),
    shipTo: order.shipTo && withoutUndefined({ ...order.shipTo, saveForLater: shipTo?.saveForLater }),
    billTo: order.billTo && withoutUndefined({ ...order.billTo, saveForLater: billTo?.saveForLater }),
    items: order.items.map(({ skuId, ...item }) => {
      const product = skus.find(({ id }) => id === skuId);
      return product ? { ...item, sku: shownSku(product) } : withoutUndefined({ ...item, skuId });
    }),
    payment: withoutUndefined({ ...order.payment, session: undefined, sources: shownSources(order, sources) }),
    pricingFormat: pricingFormat(order.currency, reference),
  });
  return { type: 'checkout_session.order.created', objectKind: 'order', objectId: order.id, object };
}

export function orderSession(state: Told, context: Context): Decision<Order> {
  const { session, checkout, sources, customer } = state;
  const decision = createOrder({ checkoutId: checkout.id }, { checkout, sources, customer }, context);
  if (!decision.ok) return state.goesOn ? interrupted(decision, session) : decision;
  const own = fromSession(session);
  const order = { ...decision.result, ...own };
  const writes = decision.writes.map((record) => (isOrder(record) ? { ...record, document: order } : record));
  const events = decision.events.map((event) =>
    event.objectKind === 'order' ? { ...event, object: { ...event.object, ...own } } : event,
  );
  return accept(order, {
    writes,
    deletes: decision.deletes,
    events: [completed(decision.result, state, context), ...events],
  });
}
