/** A tiny account for tests: it keeps records in memory and lets time pass only when told to. */
import { reference } from '../../reference-data';
import * as domain from '..';
import { addSeconds } from '../kernel/time';
import type { CheckoutRequest } from '../sale/checkouts/types';
import type { Owner, SourceRequest } from '../sale/sources/types';

export const minnesota = {
  line1: '1 Main Street',
  city: 'Minnetonka',
  state: 'MN',
  postalCode: '55343',
  country: 'US',
};
export const contact = { name: 'Ada Shopper', address: minnesota };
export const owner: Owner = { firstName: 'Ada', lastName: 'Shopper', email: 'ada@example.com', address: minnesota };

/** Two mugs to Minnesota with shipping: 26.89. */
export const cart: CheckoutRequest = {
  currency: 'USD',
  taxInclusive: false,
  email: 'ada@example.com',
  shipFrom: { address: minnesota },
  shipTo: contact,
  billTo: contact,
  shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
  items: [{ skuId: 'mug', quantity: 2, price: 10 }],
};

export type World = ReturnType<typeof createWorld>;

export function createWorld() {
  const records = new Map<string, domain.AnyRecord>();
  const events: domain.EventDraft[] = [];
  let now = '2030-01-31T12:00:00Z';
  let count = 0;

  const context = (): domain.Context => ({
    now,
    newId: (kind) => {
      count += 1;
      return `${kind}-${count}`;
    },
    reference,
    liveMode: false,
  });

  function apply<Result>(decision: domain.Decision<Result>): domain.Decision<Result> {
    for (const record of decision.writes) records.set(`${record.kind} ${record.id}`, structuredClone(record));
    for (const { kind, id } of decision.deletes) records.delete(`${kind} ${id}`);
    events.push(...structuredClone(decision.events));
    return decision;
  }

  function ok<Result>(decision: domain.Decision<Result>): Result {
    const applied = apply(decision);
    if (!applied.ok) throw new Error(`Refused: ${JSON.stringify(applied.errors)}`);
    return structuredClone(applied.result);
  }

  function refused(decision: domain.Decision<unknown>): domain.DomainError {
    const applied = apply(decision);
    if (applied.ok) throw new Error('Accepted, but a refusal was expected.');
    return applied.errors[0];
  }

  function find<Kind extends domain.RecordKind>(kind: Kind, id: string | undefined) {
    return (records.get(`${kind} ${id}`) ?? null) as Extract<domain.AnyRecord, { kind: Kind }> | null;
  }

  function get<Kind extends domain.RecordKind>(kind: Kind, id: string | undefined) {
    const record = find(kind, id);
    if (!record) throw new Error(`There is no ${kind} ${id}.`);
    return record;
  }

  const all = <Kind extends domain.RecordKind>(kind: Kind) =>
    [...records.values()].filter((record) => record.kind === kind) as Extract<domain.AnyRecord, { kind: Kind }>[];

  const sourcesOf = (payment: { sources?: readonly { id: string }[] }) =>
    (payment.sources ?? []).map((source) => get('source', source.id));

  const world = {
    reference,
    context,
    ok,
    refused,
    find,
    get,
    all,
    types: () => events.map((event) => event.type),
    events: () => events,
    forgetEvents: () => events.splice(0),
    put: (record: domain.AnyRecord) => records.set(`${record.kind} ${record.id}`, record),

    wait(seconds: number) {
      now = addSeconds(now, seconds);
      const due = all('due-step').filter((step) => step.document.dueTime <= now);
      for (const step of due) {
        const order = find('order', step.document.orderId);
        const refund = find('refund', step.document.refundId);
        ok(domain.advance(step, { order, refund }, context()));
      }
    },

    createSku: (input: Parameters<typeof domain.createSku>[0]) =>
      domain.createSku(input, { existing: find('sku', input.id) }, context()),

    createCustomer: (input: Parameters<typeof domain.createCustomer>[0]) =>
      domain.createCustomer(input, { existing: find('customer', input.id) }, context()),

    createCheckout(input: CheckoutRequest) {
      const state = {
        skus: all('sku'),
        fees: all('fee'),
        customer: find('customer', input.customerId),
        source: find('source', input.sourceId),
      };
      return domain.createCheckout(input, state, context());
    },

    createSource: (input: SourceRequest, keyKind: 'secret' | 'public' = 'public') => {
      const checkout = all('checkout').find((each) => each.document.payment.session.id === input.paymentSessionId);
      return domain.createSource(input, { keyKind, checkout: checkout ?? null }, context());
    },

    card: (number = '4444222233331111', lastName = 'Shopper') =>
      ok(
        world.createSource({
          type: 'creditCard',
          owner: { ...owner, lastName },
          creditCard: { number, expirationMonth: 7, expirationYear: 2035 },
        }),
      ),

    credit: (amount: number) =>
      ok(world.createSource({ type: 'customerCredit', amount, customerCredit: {} }, 'secret')),

    attach(checkoutId: string, sourceId: string) {
      const checkout = get('checkout', checkoutId);
      const state = {
        checkout,
        sources: sourcesOf(checkout.document.payment),
        customer: find('customer', checkout.document.customerId),
        source: find('source', sourceId),
        sourceId,
      };
      return domain.attachSourceToCheckout(null, state, context());
    },

    order(checkoutId: string) {
      const checkout = find('checkout', checkoutId);
      const sources = checkout ? sourcesOf(checkout.document.payment) : [];
      const customer = find('customer', checkout?.document.customerId);
      return domain.createOrder({ checkoutId }, { checkout, sources, customer }, context());
    },

    /** From cart to order in one go. */
    buy(input: Partial<CheckoutRequest> = {}, number?: string) {
      const checkout = ok(world.createCheckout({ ...cart, ...input }));
      if (checkout.totalAmount > 0) ok(world.attach(checkout.id, world.card(number).id));
      return ok(world.order(checkout.id));
    },

    fulfill: (orderId: string, items: Parameters<typeof domain.createFulfillment>[0]['items']) =>
      domain.createFulfillment({ orderId, items }, { order: find('order', orderId) }, context()),

    refund: (
      orderId: string,
      input: Omit<Parameters<typeof domain.createRefund>[0], 'currency' | 'orderId'>,
      currency = 'USD',
    ) => domain.createRefund({ currency, orderId, ...input }, { order: find('order', orderId) }, context()),

    settle(sourceId: string, action: Parameters<typeof domain.settleSource>[0]['action']) {
      const source = get('source', sourceId);
      const order = find('order', source.hidden.orderId);
      const checkout = find('checkout', source.hidden.checkoutId);
      const sources = order ? sourcesOf(order.document.payment) : [];
      return domain.settleSource({ action }, { source, checkout, order, sources }, context());
    },
  };

  for (const [id, taxCode] of [
    ['mug', '4512'] as const,
    ['ebook', '55111513.120'] as const,
    ['service', '70.100'] as const,
  ])
    ok(
      domain.createSku(
        { id, name: id, eccn: 'EAR99', taxCode, countryOfOrigin: 'US', hsCode: '7323.94' },
        { existing: null },
        context(),
      ),
    );
  events.splice(0);
  return world;
}
