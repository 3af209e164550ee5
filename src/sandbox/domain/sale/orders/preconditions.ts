/** Why a checkout cannot become an order. 400: correct it and try again. 409: it is spent. */

import type { Address, Checkout, Contact, SourceSummary } from '../../../../generated/contract/types';
import { rowOf } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import { conflict, missing } from '../../kernel/problems';
import type { OrderTriggerOutcome, Reference } from '../../kernel/reference';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { CheckoutRecord } from '../checkouts/record';
import { saleOf, whyNumberMissing, whyUnfit } from '../checkouts/reverse-charge';
import type { SourceRecord } from '../sources/record';

export interface OrderMaterials {
  readonly checkout: CheckoutRecord;
  readonly sources: readonly SourceRecord[];
  readonly customer: CustomerRecord | null;
  /** It comes from an invoice, whose cart no caller can name. */
  readonly isBilled?: true;
}

/** What is missing; the checkout stays usable. */
export function checkReady({ checkout, sources }: OrderMaterials, reference: Reference): DomainError[] {
  const { document, hidden } = checkout;
  if (!isFunded(document, sources, reference))
    return [{ status: 400, code: 'order_submit_failed', message: 'The sources do not cover the total yet.' }];
  if (!document.email)
    return [{ status: 400, code: 'order_create_failed', parameter: 'email', message: 'The checkout needs an email.' }];
  const physical = hidden.lines.some((line) => line.physical);
  return [...checkBillTo(document.billTo), ...(physical ? checkShipping(document, reference) : [])];
}

function isFunded({ payment }: Checkout, sources: readonly SourceRecord[], reference: Reference): boolean {
  const { state, amountRemainingToBeContributed } = payment.session;
  // After an interrupted authentication the order may be placed again.
  const ready = state === 'requires_confirmation' || state === 'requires_action';
  const usable = (payment.sources ?? []).every((copy) => {
    const source = sources.find((each) => each.id === copy.id);
    return source !== undefined && canPay(source, reference);
  });
  return ready && amountRemainingToBeContributed === 0 && usable;
}

/** Some methods, PayPal among them, must be approved before the order. */
function canPay({ document }: SourceRecord, reference: Reference): boolean {
  if (document.state === 'chargeable' || document.state === 'requires_action') return true;
  if (document.state === 'pending_funds') return true;
  const method = reference.paymentMethods.find((row) => row.type === document.type);
  return document.state === 'pending_redirect' && !method?.approvedBeforeOrder;
}

function checkBillTo(billTo: Contact | undefined): DomainError[] {
  const errors = checkAddress(billTo?.address, 'billTo.address');
  return billTo?.name ? errors : [...errors, missing('billTo.name')];
}

function checkAddress(address: Address | undefined, at: string): DomainError[] {
  const fields = ['line1', 'city', 'country', 'postalCode'] as const;
  return fields.filter((field) => !address?.[field]).map((field) => missing(`${at}.${field}`));
}

/** `shipping.name` and `shipFrom.address` are the names the provider gives these parameters. */
function checkShipping(checkout: Checkout, reference: Reference): DomainError[] {
  const { shipTo, shipFrom, items, shippingChoice } = checkout;
  const errors = checkAddress(shipTo?.address, 'shipTo.address');
  const country = rowOf(reference.countries, 'code', shipTo?.address?.country);
  if (country?.stateRequired && !shipTo?.address?.state) errors.push(missing('shipTo.address.state'));
  if (!shipTo?.name) errors.push(missing('shipping.name'));
  const everyItemLeaves = items.every((item) => item.shipFrom?.address?.country);
  if (!shipFrom?.address?.country && !everyItemLeaves) errors.push(missing('shipFrom.address'));
  if (!shippingChoice) {
    const message = 'Goods need a shipping choice.';
    errors.push({ status: 400, code: 'invalid_shipping_choice', parameter: 'shippingChoice', message });
  }
  return errors;
}

/** What rules the order out; the checkout is spent. */
export function checkAllowed(
  { checkout, sources, customer }: OrderMaterials,
  reference: Reference,
): DomainError | null {
  const { customerId } = checkout.document;
  const foreign = sources.find(({ document }) => document.customerId && document.customerId !== customerId);
  if (foreign)
    return conflict(
      'source_in_use',
      `Source '${foreign.id}' belongs to a customer the checkout does not name.`,
      'sourceId',
    );
  if (customerId && customer?.document.enabled === false)
    return conflict('create-order-failed', `Customer '${customerId}' is disabled.`, 'customerId');
  const { document, hidden } = checkout;
  const sale = saleOf(document, hidden.lines, document.sellingEntity.id);
  return whyUnfit(document, sale, reference) ?? whyNumberMissing(document, sale, reference);
}

/** A whole address, of the checkout or of a card's owner, or the tag of one such as "shopper+in-review@example.com". */
export function triggerOf(state: OrderMaterials, reference: Reference): OrderTriggerOutcome | null {
  const { checkout, sources, isBilled } = state;
  if (isBilled) return null;
  const paying = sources.map(({ document }) => document);
  return namedTrigger(checkout.document.email, paying, reference);
}

/** The same for an order, of its own email address and of the sources that it shows. */
export function namedTrigger(
  email: string | null | undefined,
  sources: readonly Pick<SourceSummary, 'type' | 'owner'>[],
  reference: Reference,
): OrderTriggerOutcome | null {
  const owners = sources.filter(({ type }) => type === 'creditCard').map(({ owner }) => owner);
  const tag = /\+([^@+]+)@/.exec(email ?? '')?.[1];
  const names = [email, ...owners.map((owner) => owner?.email), tag];
  return names.map((name) => rowOf(reference.orderTriggers, 'tag', name)).find(Boolean)?.outcome ?? null;
}

/** A source whose charge is refused at once; one that is approved later fails later. */
export function refusedSource(sources: readonly SourceRecord[]): SourceRecord | undefined {
  return sources.find(({ document, hidden }) => {
    const { testBehavior } = hidden;
    const fails = testBehavior === 'charge-failed' || testBehavior === 'challenge-then-charge-failed';
    return fails && document.state === 'chargeable';
  });
}
