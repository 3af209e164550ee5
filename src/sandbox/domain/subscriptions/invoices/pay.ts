/** An attempt to charge an invoice, and the order that a payment makes. */
import { later } from '../../kernel/due';
import { createFulfillment } from '../../logistics/fulfillments/decisions';
import { beginOrder } from '../../sale/orders/begin';
import { effectsOf } from '../../sale/orders/flow';
import type { OrderRecord } from '../../sale/orders/record';
import { isCardExpired } from '../../sale/sources/card';
import type { SourceRecord } from '../../sale/sources/record';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { Outcome } from '../outcome';
import type { InvoiceRecord } from './record';
import { change, failed, paid } from './steps';

/** Who pays. `sources`: those attached. */
export interface Payer {
  readonly sources: readonly SourceRecord[];
  readonly customer: CustomerRecord | null;
}

const DECLINED = ['charge-failed', 'challenge-then-charge-failed', 'charge-fails-later', 'capture-failed'];
const SLOW = ['capture-pending', 'capture-fails-later', 'charge-stays-pending'];

/** Whether a source can still be charged. */
export function isUsable({ document }: SourceRecord, now: string): boolean {
  return document.state === 'chargeable' && !(document.creditCard && isCardExpired(document.creditCard, now));
}

const behaves = ({ sources }: Payer, behaviors: readonly string[]) =>
  sources.some(({ hidden }) => behaviors.includes(hidden.testBehavior));

function isCovered({ document }: InvoiceRecord): boolean {
  return document.payment.session.amountRemainingToBeContributed === 0;
}

export interface Attempted {
  readonly invoice: InvoiceRecord;
  /** The charge was refused; the invoice may be open still. */
  readonly isRefused: boolean;
}

/** Tries to charge. Without a source that covers the total nothing is tried yet. */
export function attempt(out: Outcome, invoice: InvoiceRecord, payer: Payer): Attempted {
  if (!isCovered(invoice)) return { invoice, isRefused: false };
  const { attemptCount } = invoice.document;
  const tried = change(out, invoice, { attemptCount: attemptCount + 1 }, { tries: invoice.hidden.tries + 1 });
  const usable = payer.sources.every((source) => isUsable(source, out.context.now));
  if (!usable || behaves(payer, DECLINED)) return refused(out, tried);
  if (!behaves(payer, SLOW)) return { invoice: settle(out, tried, payer), isRefused: false };
  const succeeds = !behaves(payer, ['capture-fails-later']);
  out.write(later('invoice-settles', { invoiceId: invoice.id, succeeds }, out.context));
  return { invoice: tried, isRefused: false };
}

export function refused(out: Outcome, invoice: InvoiceRecord): Attempted {
  return { invoice: failed(out, invoice), isRefused: true };
}

/** The money is there: an order of digital goods is made, delivered and captured at once. */
export function settle(out: Outcome, invoice: InvoiceRecord, payer: Payer): InvoiceRecord {
  const order = orderOf(out, invoice, payer);
  return paid(out, invoice, { orderId: order.id, payment: order.document.payment });
}

/** What a slow capture does was decided before the order. */
const decided = (source: SourceRecord): SourceRecord =>
  SLOW.includes(source.hidden.testBehavior)
    ? { ...source, hidden: { ...source.hidden, testBehavior: 'success' } }
    : source;

function orderOf(out: Outcome, { hidden }: InvoiceRecord, { sources, customer }: Payer): OrderRecord {
  const materials = { checkout: hidden.cart, sources: sources.map(decided), customer, isBilled: true as const };
  const begun = beginOrder(materials, out.context);
  out.include(effectsOf(begun));
  const items = begun.order.document.items.map(({ id: itemId, quantity }) => ({ itemId, quantity }));
  const delivered = createFulfillment({ orderId: begun.order.id, items }, { order: begun.order }, out.context);
  if (!delivered.ok) throw new Error(`The order of an invoice was not delivered: ${JSON.stringify(delivered.errors)}`);
  out.include(delivered);
  const order = delivered.writes.find((record): record is OrderRecord => record.kind === 'order');
  return order ?? begun.order;
}
