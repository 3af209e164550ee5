import { namedKinds } from '../../../generated/contract/preparation';
import { type SituationId, situationNamed } from './situations';

/** What an operation needs before it can succeed, and where the ids go: `path.id`, or a place in the body. */
export interface Recipe {
  situation: SituationId | (string & {});
  /** Place → value name. Body places count only where the body has them. */
  slots: Record<string, string>;
  /** Set where a contract's sample may have lost what it rests on, such as the customer whose card pays. */
  distrustsSamples?: true;
}

const inOrder = {
  'body.orderId': 'order.id',
  'body.items[0].itemId': 'order.itemId',
  'body.items[0].skuId': 'order.skuId',
};

const onCheckout = { 'path.id': 'checkout.id', 'path.sourceId': 'source.id' };

/** One that nothing was ordered from. */
const openSession: Recipe = {
  situation: 'session-and-source',
  slots: { 'path.id': 'checkout_session.id' },
  distrustsSamples: true,
};

const onSession = { 'path.id': 'checkout_session.id', 'path.sourceId': 'source.id' };

const onCustomer = { 'path.id': 'customer.id', 'path.sourceId': 'source.id' };

const onInvoice = { 'path.id': 'invoice.id', 'path.sourceId': 'source.id' };

/** One that nobody opened, made void or paid. */
const draftInvoice: Recipe = { situation: 'draft-invoice', slots: { 'path.id': 'invoice.id' }, distrustsSamples: true };

/** Operations that need more than the object which their path names. */
export const recipes: Record<string, Recipe> = {
  createCustomerSource: { situation: 'customer-and-source', slots: onCustomer },
  deleteCustomerSource: { situation: 'saved-source', slots: onCustomer },
  createCustomerTaxIdentifier: {
    situation: 'customer-and-tax-identifier',
    slots: { 'path.id': 'customer.id', 'path.taxId': 'tax-identifier.id' },
  },
  createCheckouts: { situation: 'sku', slots: { 'body.items[0].skuId': 'sku.id' } },
  attachSourceToCheckout: { situation: 'checkout-and-source', slots: onCheckout },
  detachSourceToCheckout: { situation: 'paid-checkout', slots: onCheckout },
  createDropInCheckoutSession: { situation: 'sku', slots: { 'body.items[0].skuId': 'sku.id' } },
  updateDropInCheckoutSession: openSession,
  createDropInCheckoutSessionFile: openSession,
  cloneDropInCheckoutSession: openSession,
  attachSourceToDropInCheckoutSession: { situation: 'session-and-source', slots: onSession },
  detachSourceFromDropInCheckoutSession: { situation: 'paid-session', slots: onSession },
  attachStoreCreditToDropInCheckoutSession: openSession,
  deleteDropInCheckoutLinks: { situation: 'checkout_link', slots: { 'path.id': 'checkout_link.id' } },
  createDropInOrders: {
    situation: 'paid-session',
    slots: { 'body.checkoutSessionId': 'checkout_session.id' },
    distrustsSamples: true,
  },
  updateSources: { situation: 'checkout-and-source', slots: { 'path.id': 'source.id' }, distrustsSamples: true },
  createOrders: { situation: 'paid-checkout', slots: { 'body.checkoutId': 'checkout.id' }, distrustsSamples: true },
  createFulfillments: { situation: 'accepted-order', slots: inOrder },
  createFees: { situation: 'sku', slots: { 'body.skuId': 'sku.id' } },
  createFileLinks: { situation: 'file', slots: { 'body.fileId': 'file.id' } },
  deletePlans: { situation: 'unused-plan', slots: { 'path.id': 'plan.id' } },
  deleteSubscriptions: {
    situation: 'draft-subscription',
    slots: { 'path.id': 'subscription.id' },
    distrustsSamples: true,
  },
  createInvoices: { situation: 'customer', slots: { 'body.customerId': 'customer.id' } },
  deleteInvoices: draftInvoice,
  openInvoices: draftInvoice,
  voidInvoices: { situation: 'open-invoice', slots: { 'path.id': 'invoice.id' }, distrustsSamples: true },
  attachSourceToInvoice: { situation: 'invoice-and-source', slots: onInvoice, distrustsSamples: true },
  detachSourceToInvoice: { situation: 'invoice-with-source', slots: onInvoice, distrustsSamples: true },
  createRefunds: { situation: 'shipped-order', slots: inOrder },
};

/** What an operation needs, or null where it needs nothing, as lists and creations from scratch do. */
export function recipeOf(operationId: string): Recipe | null {
  const special = recipes[operationId];
  if (special) return special;
  const kind = namedKinds[operationId];
  return kind && situationNamed(kind) ? { situation: kind, slots: { 'path.id': `${kind}.id` } } : null;
}
