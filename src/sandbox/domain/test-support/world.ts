/** A tiny account for tests: it keeps records in memory and lets time pass only when told to. */

import { type OperationId, operations } from '../../../generated/contract/operations';
import type { CheckoutRequest, Fee, SourceOwnerRequest, SourceRequest } from '../../../generated/contract/types';
import { read } from '../../../json';
import { reference } from '../../reference-data';
import * as domain from '..';
import { createRefund } from '../after-sale/refunds/decisions';
import { isPhysical } from '../catalog/skus/rules';
import { accept } from '../kernel/decision';
import { handlersOf } from '../kernel/handlers';
import type { Explain } from '../kernel/reasons';
import type { Surroundings } from '../kernel/resource';
import { standingOf } from '../kernel/standing';
import { addSeconds } from '../kernel/time';
import { createFulfillment } from '../logistics/fulfillments/decisions';
import { createCheckout } from '../sale/checkouts/decisions';
import { attachSourceToCheckout } from '../sale/checkouts/sources';
import { createOrder } from '../sale/orders/create';
import { createSource } from '../sale/sources/create';
import { settleSource } from '../sale/sources/settle';
import { createCustomer } from '../shoppers/customers/decisions';

export const minnesota = {
  line1: '1 Main Street',
  city: 'Minnetonka',
  state: 'MN',
  postalCode: '55343',
  country: 'US',
};
export const contact = { name: 'Ada Shopper', address: minnesota };
export const owner: SourceOwnerRequest = {
  firstName: 'Ada',
  lastName: 'Shopper',
  email: 'ada@example.com',
  address: minnesota,
};

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

const handlers = handlersOf(domain.registry.resources, operations);
const steps = new Map(domain.registry.resources.flatMap(({ due }) => Object.entries(due ?? {})));
type Take = (step: never, around: Surroundings) => Promise<domain.Decision<null>>;

export type World = ReturnType<typeof createWorld>;

/** @param explain takes the reasons of what is decided */
export function createWorld(explain?: Explain) {
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
    ...(explain && { explain }),
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
    return (records.get(`${kind} ${id}`) ?? null) as domain.RecordOf<Kind> | null;
  }

  function get<Kind extends domain.RecordKind>(kind: Kind, id: string | undefined) {
    const record = find(kind, id);
    if (!record) throw new Error(`There is no ${kind} ${id}.`);
    return record;
  }

  const all = <Kind extends domain.RecordKind>(kind: Kind) =>
    [...records.values()].filter((record) => record.kind === kind) as domain.RecordOf<Kind>[];

  const reader: domain.Reader = {
    find: async (kind, id) => find(kind, id ?? undefined),
    findAll: async (kind, ids) => ids.flatMap((id) => find(kind, id) ?? []),
    findBy: async (kind, lookup, values) => {
      const path = domain.registry.byKind.get(kind)?.lookups?.[lookup] ?? `document.${lookup}`;
      // As stores give them: the newest first.
      return all(kind)
        .filter((record) => values.includes(String(read(record, path))))
        .reverse();
    },
    list: async (kind) => accept({ hasMore: false, data: all(kind).map(({ document }) => document) }),
  };

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
    /** What is said of one that is stored, as the engine asks for it. */
    async reasonsOf(kind: domain.RecordKind, id: string) {
      const record = get(kind, id);
      const resource = domain.registry.byKind.get(kind);
      if (!resource) throw new Error(`No resource is a ${kind}.`);
      const around = { read: reader, context: { ...context(), newId: () => '0' } };
      return standingOf(resource, record, record.document, around);
    },
    types: () => events.map((event) => event.type),
    events: () => events,
    forgetEvents: () => events.splice(0),
    put: (record: domain.AnyRecord) => records.set(`${record.kind} ${record.id}`, record),

    now: () => now,

    /** Lets time pass, and what is due happen, each step at its own time. */
    async wait(seconds: number) {
      const until = addSeconds(now, seconds);
      for (;;) {
        const waiting = all('due-step').filter((step) => step.document.dueTime <= until);
        const [step] = waiting.sort((a, b) => (a.document.dueTime < b.document.dueTime ? -1 : 1));
        if (!step) break;
        records.delete(`due-step ${step.id}`);
        if (step.document.dueTime > now) now = step.document.dueTime;
        const take = steps.get(step.document.step) as Take | undefined;
        const outcome = await take?.(step.document as never, { read: reader, context: context() });
        if (outcome) ok(outcome);
      }
      now = until;
    },

    /** Makes a call of the contract, whatever its resource makes of it. */
    async call<Id extends OperationId>(id: Id, rest: Partial<domain.Call<domain.RequestBody<Id>>> = {}) {
      const plain = { operation: operations[id], params: {}, query: {}, body: null, keyKind: 'secret' };
      const call = { ...plain, ...rest, read: reader, context: context() };
      const handle = handlers.get(id);
      if (!handle) throw new Error(`No resource answers ${id}.`);
      return apply(await handle(call as never));
    },

    /** What stands for a shopper, a bank or a carrier, as a control call does it. */
    async control(kind: domain.RecordKind, id: string, action: string) {
      const take = domain.registry.byKind.get(kind)?.controls?.[action];
      if (!take) throw new Error(`Nobody can ${action} a ${kind}.`);
      return apply(await take({ record: get(kind, id), body: {}, read: reader, context: context() }));
    },

    /** A fee on mugs in the United States. */
    putFee(fields: Partial<Fee> = {}) {
      const stamps = { createdTime: now, updatedTime: now, liveMode: false };
      const product = { type: 'weee' as const, skuId: 'mug', category: 'Electronics', value: 'Mug warmer' };
      const document: Fee = { id: 'f', ...product, ...stamps, amount: 1, currency: 'USD', country: 'US', ...fields };
      world.put({ kind: 'fee', id: document.id, document, hidden: {} });
    },

    createCustomer: (input: Parameters<typeof createCustomer>[0]) =>
      createCustomer(input, { existing: find('customer', input.id) }, context()),

    createCheckout(input: CheckoutRequest) {
      const state = {
        skus: all('sku'),
        fees: all('fee'),
        customer: find('customer', input.customerId),
        identifiers: all('tax_identifier'),
        source: find('source', input.sourceId),
      };
      return createCheckout(input, state, context());
    },

    createSource: (input: SourceRequest, keyKind: 'secret' | 'public' = 'public') => {
      const checkout = all('checkout').find((each) => each.document.payment.session.id === input.paymentSessionId);
      return createSource(input, { keyKind, checkout: checkout ?? null }, context());
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
        identifiers: all('tax_identifier'),
        source: find('source', sourceId),
        sourceId,
      };
      return attachSourceToCheckout(null, state, context());
    },

    order(checkoutId: string) {
      const checkout = find('checkout', checkoutId);
      const sources = checkout ? sourcesOf(checkout.document.payment) : [];
      const customer = find('customer', checkout?.document.customerId);
      return createOrder({ checkoutId }, { checkout, sources, customer }, context());
    },

    /** From cart to order in one go. @param credit store credit that pays first */
    buy(input: Partial<CheckoutRequest> = {}, number?: string, credit = 0) {
      const checkout = ok(world.createCheckout({ ...cart, ...input }));
      if (credit > 0 && checkout.totalAmount > 0) ok(world.attach(checkout.id, world.credit(credit).id));
      if (checkout.totalAmount > credit) ok(world.attach(checkout.id, world.card(number).id));
      return ok(world.order(checkout.id));
    },

    fulfill: (orderId: string, items: Parameters<typeof createFulfillment>[0]['items']) =>
      createFulfillment({ orderId, items }, { order: find('order', orderId) }, context()),

    refund: (
      orderId: string,
      input: Omit<Parameters<typeof createRefund>[0], 'currency' | 'orderId'>,
      currency = 'USD',
    ) => createRefund({ currency, orderId, ...input }, { order: find('order', orderId) }, context()),

    settle(sourceId: string, action: Parameters<typeof settleSource>[0]['action']) {
      const source = get('source', sourceId);
      const order = find('order', source.hidden.orderId);
      const checkout = find('checkout', source.hidden.checkoutId);
      const sources = order ? sourcesOf(order.document.payment) : [];
      return settleSource({ action }, { source, checkout, order, sources }, context());
    },
  };

  for (const [id, taxCode] of [
    ['mug', '4512'] as const,
    ['ebook', '55111513.120'] as const,
    ['service', '70.100'] as const,
  ]) {
    const fields = { name: id, eccn: 'EAR99', taxCode, countryOfOrigin: 'US', hsCode: '7323.94' };
    const physical = isPhysical(fields, reference);
    const document = { ...fields, id, physical, fulfill: false, createdTime: now, liveMode: false as const };
    world.put({ kind: 'sku', id, document, hidden: {} });
  }
  return world;
}
