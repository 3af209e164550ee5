/** For each number that rules go by: ledgers on both of its sides, as near to it as can be. */
import type { Exchange, LedgerEntry } from '../../ledger/types';
import { cases as failures } from '../rules/error-handling/errors.pass-failures.cases';
import { cases as retries } from '../rules/supplementary/x.payment-decline-retries.cases';
import { cases as idempotent } from '../rules/supplementary/x.webhook-idempotent.cases';
import type { Play } from './cases';
import { asLedger, callOf, changed, deliveryIn, later, recorded, repeated, sending } from './edited';

type Ledgers = readonly (readonly LedgerEntry[])[];

export interface Edge {
  /** Folder and item of each rule that goes by the number. */
  readonly rules: readonly string[];
  /** What counts as one more or one less; 1 when absent. */
  readonly step?: number;
  /** The first is still right, or shows enough; the second is not, or does not. */
  readonly ledgers: () => Promise<Ledgers>;
}

const day = 86_400_000;
const minute = 60_000;

const played = (of: { cases: Readonly<Record<string, { play: Play }>> }, name: string) => of.cases[name]?.play as Play;

/** Checkouts of so many shoppers, each made from one that was recorded. */
async function checkouts(count: number, own: (at: number) => object): Promise<Exchange[]> {
  const one = callOf(await recorded((connector) => connector.checkout()), 'createCheckouts');
  return repeated(one, count, (at) => ({ ...sending(one, own(at)), ...later(one, at * minute) }));
}

const sharedIp = { browserIp: '98.168.23.201' };

/** The first shopper once, and then four others in turn. */
const oneAndFour = (count: number) =>
  checkouts(count, (at) => ({ ...sharedIp, customerId: at === 0 ? 'first' : `other-${at % 4}` }));

/** A shipment so long after the authorization. */
async function shippedAfter(...delays: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => {
    await connector.fulfill(await connector.order(), { quantity: 2 });
  });
  const authorized = entries.flatMap(({ events }) => events).find(({ type }) => type === 'order.charge.capturable');
  const shipment = callOf(entries, 'createFulfillments');
  return delays.map((ms) => changed(entries, shipment, later(authorized?.time ?? '', ms)));
}

/** So many tax numbers that are written right, and so many that are not. */
async function taxNumbers(...mixes: readonly (readonly [right: number, wrong: number])[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => {
    await connector.taxIdentifier();
    await connector.refused('POST', '/tax-identifiers', { type: 'uk', value: 'none' }, 400);
  });
  const [good, bad] = [callOf(entries, 'createTaxIdentifiers', 201), callOf(entries, 'createTaxIdentifiers', 400)];
  return mixes.map(([right, wrong]) =>
    asLedger(...repeated(good, right, () => ({})), ...repeated(bad, wrong, () => ({}))),
  );
}

async function withTerms(...lengths: readonly number[]): Promise<Ledgers> {
  const entries = await recorded((connector) => connector.subscribe());
  const checkout = callOf(entries, 'createCheckouts');
  const { items } = checkout.requestBody as { items: { subscriptionInfo: object }[] };
  return lengths.map((length) => {
    const terms = 'x'.repeat(length);
    const lines = items.map((item) => ({ ...item, subscriptionInfo: { ...item.subscriptionInfo, terms } }));
    return changed(entries, checkout, sending(checkout, { items: lines }));
  });
}

/** An order so long after its source. */
async function orderedAfter(...delays: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => {
    const checkout = await connector.payable();
    await connector.readCheckout(checkout);
    await connector.place(checkout);
  });
  const attached = callOf(entries, 'attachSourceToCheckout');
  const order = callOf(entries, 'createOrders');
  return delays.map((ms) => changed(entries, order, later(attached, ms)));
}

/** A renewal that is declined on each of these days, counted from the first. */
async function declinedOn(...attempts: readonly (readonly number[])[]): Promise<Ledgers> {
  const entries = await recorded(played(retries, 'passes'));
  const decline = callOf(entries, 'createOrders', 409);
  const before = entries
    .slice(0, entries.indexOf(decline))
    .filter((entry) => !('status' in entry && entry.kind === 'exchange' && entry.status === 409));
  return attempts.map((days) =>
    asLedger(...before, ...days.map((at) => ({ ...decline, ...later('2030-01-01T01:00:00Z', at * day) }))),
  );
}

/** The same read again after so long. */
async function readAgainAfter(...delays: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => connector.readOrder(await connector.order()));
  const read = callOf(entries, 'retrieveOrders');
  return delays.map((ms) => asLedger(...entries, { ...read, ...later(read, ms) }));
}

/** A checkout that is read so many times, seldom. */
async function checkoutReads(...counts: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => connector.readCheckout(await connector.checkout()));
  const read = callOf(entries, 'retrieveCheckouts');
  return counts.map((count) =>
    asLedger(...entries, ...repeated(read, count - 1, (at) => later(read, (at + 1) * minute))),
  );
}

async function products(...counts: readonly number[]): Promise<Ledgers> {
  const sku = callOf(await recorded((connector) => connector.sku()), 'createSkus');
  return counts.map((count) => asLedger(...repeated(sku, count, (at) => sending(sku, { id: `product-${at}` }))));
}

/** Checkouts with one phone for all, of so many shoppers. */
const onePhone = (count: number) =>
  checkouts(count, (at) => ({ customerId: `customer-${at}`, browserIp: `98.168.23.${at}`, shipTo: { phone: '612' } }));

/** Checkouts of one product, under these ids. */
const under = (ids: readonly string[]) =>
  checkouts(ids.length, (at) => ({ items: [{ productDetails: { id: ids[at], name: 'Bowl' }, price: 10 }] }));

/** Under an id, then under as many others, and then under the first again. */
const andBack = (others: number) => under(['first', ...Array.from({ length: others }, (_, at) => `id-${at}`), 'first']);

const newIds = (count: number) => under(Array.from({ length: count }, (_, at) => `id-${at}`));

/** First attempts to deliver, of which some were refused. */
async function firstAttempts(...mixes: readonly (readonly [all: number, refused: number])[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => {
    await connector.webhook(['sku.created']);
    connector.answersWith(() => 200);
    await connector.sku();
    await connector.delivered();
  });
  const delivery = deliveryIn(entries);
  return mixes.map(([all, refused]) =>
    asLedger(
      ...repeated(delivery, all, (at) => ({
        deliveryId: `delivery-${at}`,
        eventId: `event-${at}`,
        ...(at < refused && { outcome: 'refused' as const, status: 500 }),
      })),
    ),
  );
}

/** An act so long after an event was delivered twice. */
async function actedAfter(...delays: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(played(idempotent, 'passes'));
  const durationMs = 10;
  const ended =
    Math.max(...entries.filter(({ kind }) => kind === 'delivery').map(({ time }) => Date.parse(time))) + durationMs;
  return delays.map((ms) =>
    entries.map((entry) => {
      if (entry.kind === 'delivery') return { ...entry, durationMs };
      const isAct = entry.kind === 'exchange' && entry.operationId === 'createFulfillments';
      return isAct ? { ...entry, ...later(new Date(ended).toISOString(), ms) } : entry;
    }),
  );
}

/** A refused request that is sent again after so long. */
async function sentAgainAfter(...delays: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(played(failures, 'fails'));
  const again = callOf(entries, 'createSkus', 400);
  const first = entries.find((entry) => entry.kind === 'exchange' && entry.status === 400) as Exchange;
  return delays.map((ms) => changed(entries, again, later(first, ms)));
}

/** A call that was sent so long after the answer that asked to wait had left. */
async function sentAfterLimit(...delays: readonly number[]): Promise<Ledgers> {
  const entries = await recorded(async (connector) => {
    for (let turn = 0; turn < 5; turn += 1) await connector.send('GET', '/skus');
  }, 1);
  const limit = { ...callOf(entries, 'listSkus', 429), durationMs: 10 };
  const call = callOf(entries, 'listSkus', 200);
  return delays.map((ms) => asLedger(limit, { ...call, ...later(limit, limit.durationMs + ms) }));
}

const supplementary = (name: string) => `supplementary/${name}`;
const checkoutRule = (name: string) => `checkouts-payment-sources-and-orders/${name}`;
const review = [checkoutRule('payments.review-after-success')];
const redundant = [supplementary('x.no-redundant-calls')];
const declines = [supplementary('x.payment-decline-retries')];
const taxElement = ['customers-and-tax-exemptions/customers.tax-identifier-element'];
const fastAck = [supplementary('x.webhook-fast-ack')];
const productId = [checkoutRule('checkouts.product-details-id')];
const publicIp = [checkoutRule('checkouts.public-ip')];

async function ledgersOf(...all: readonly Promise<readonly LedgerEntry[]>[]): Promise<Ledgers> {
  return (await Promise.all(all)).map((entries) => asLedger(...entries));
}

/** By the way to the number. */
export const edges: Readonly<Record<string, Edge>> = {
  customersOnOneAddress: {
    rules: publicIp,
    ledgers: () => {
      const shoppers = (count: number) => checkouts(count, (at) => ({ ...sharedIp, customerId: `customer-${at}` }));
      return ledgersOf(shoppers(4), shoppers(5));
    },
  },
  callsOnOneAddress: { rules: publicIp, ledgers: () => ledgersOf(oneAndFour(101), oneAndFour(100)) },
  authorizationDays: {
    rules: [supplementary('x.fulfil-within-7-days'), 'fulfillments-and-cancellations/fulfillments.fulfilled-quantity'],
    ledgers: () => shippedAfter(7 * day, 7 * day + 1),
  },
  'taxIdentifiers.fewest': { rules: taxElement, ledgers: () => taxNumbers([2, 2], [3, 2]) },
  'taxIdentifiers.refusedShare': { rules: taxElement, step: 0.01, ledgers: () => taxNumbers([80, 20], [79, 21]) },
  shortestTerms: { rules: [checkoutRule('checkouts.subscriptions.terms')], ledgers: () => withTerms(40, 39) },
  'review.leastMs': { rules: review, ledgers: () => orderedAfter(1000, 999) },
  'review.instantMs': { rules: review, ledgers: () => orderedAfter(500, 499) },
  'declinedRenewals.perDay': { rules: declines, ledgers: () => declinedOn([0], [0, 0]) },
  'declinedRenewals.perPeriod': { rules: declines, ledgers: () => declinedOn([0, 1, 2, 3], [0, 1, 2, 3, 4]) },
  'declinedRenewals.periodDays': {
    rules: declines,
    ledgers: () => declinedOn([0, 1, 2, 3, 30], [0, 1, 2, 3, 29.5]),
  },
  'redundantCalls.seconds': { rules: redundant, ledgers: () => readAgainAfter(10_001, 10_000) },
  'redundantCalls.readsOfCheckout': { rules: redundant, ledgers: () => checkoutReads(3, 4) },
  'redundantCalls.fewestCalls': { rules: redundant, ledgers: () => products(10, 9) },
  unrelatedForConstant: {
    rules: [supplementary('x.no-hard-coded-data')],
    ledgers: () => ledgersOf(onePhone(4), onePhone(5)),
  },
  madeUpIds: { rules: productId, ledgers: () => ledgersOf(newIds(4), newIds(5)) },
  checkoutsOfOneProduct: { rules: productId, ledgers: () => ledgersOf(andBack(98), andBack(99)) },
  'failedFirstAttempts.share': { rules: fastAck, step: 0.01, ledgers: () => firstAttempts([100, 1], [100, 2]) },
  'failedFirstAttempts.fewest': { rules: fastAck, ledgers: () => firstAttempts([19, 1], [20, 1]) },
  actsAfterDeliveryMs: { rules: [supplementary('x.webhook-idempotent')], ledgers: () => actedAfter(59_999, 60_000) },
  hastyRetryMs: { rules: ['error-handling/errors.pass-failures'], ledgers: () => sentAgainAfter(1000, 999) },
  answerTravelMs: { rules: [supplementary('x.rate-limit')], ledgers: () => sentAfterLimit(99, 100) },
};
