import { isObject, type JsonObject, read } from '../../json';

/** Fields whose value is the id of another object, and its kind. */
const kindByField: Readonly<Record<string, string>> = {
  checkoutId: 'checkout',
  orderId: 'order',
  customerId: 'customer',
  sourceId: 'source',
  paymentSessionId: 'session',
  subscriptionId: 'subscription',
  invoiceId: 'invoice',
  refundId: 'refund',
  fulfillmentId: 'fulfillment',
  fulfillmentOrderId: 'fulfillment-order',
  returnId: 'return',
  chargeId: 'charge',
  planId: 'plan',
  fileId: 'file',
  webhookId: 'webhook',
};
const kinds = new Map(Object.entries(kindByField));

export type Found = (kind: string, id: string) => void;

/** Where a path's first part leads: `/file-links/…` is about a file link. */
export function kindOfCollection(segment: string): string {
  return segment.endsWith('s') ? segment.slice(0, -1) : segment;
}

/** One name for a kind, however it is written: `file_link` is `file-link`. */
export function kindNamed(name: string): string {
  return name.includes('_') ? name.replaceAll('_', '-') : name;
}

function tell(value: unknown, kind: string, found: Found): void {
  if (typeof value === 'string' && value !== '') found(kind, value);
}

function tellEach(list: unknown, kind: string, found: Found): void {
  if (Array.isArray(list)) for (const inner of list) if (isObject(inner)) tell(inner.id, kind, found);
}

/** Which other objects a request or an object of the API names. */
export function referencesIn(body: JsonObject, found: Found): void {
  for (const field in body) {
    const value = body[field];
    if (typeof value !== 'string' || !field.endsWith('Id')) continue;
    const kind = kinds.get(field);
    if (kind !== undefined) tell(value, kind, found);
  }
  const { payment } = body;
  if (isObject(payment)) {
    tell(read(payment, 'session.id'), 'session', found);
    tellEach(payment.charges, 'charge', found);
    tellEach(payment.sources, 'source', found);
  }
  tellEach(body.charges, 'charge', found);
  tellEach(body.sources, 'source', found);
  tellEach(body.refunds, 'refund', found);
  tellEach(body.fulfillments, 'fulfillment', found);
  if (!Array.isArray(body.items)) return;
  for (const item of body.items) {
    if (!isObject(item) || item.subscriptionInfo === undefined) continue;
    tell(read(item, 'subscriptionInfo.subscriptionId'), 'subscription', found);
    tell(read(item, 'subscriptionInfo.billingAgreementId'), 'billing-agreement', found);
  }
}
