/** The calls by which a situation is brought about: each makes one object, and carries its id on. */
import { creations } from '../../../generated/contract/preparation';
import { at } from '../../../guides/paths';
import { postCheckout, putSku } from '../../../guides/steps';
import type { Json, Step } from '../../../guides/types';

export const SKU = 'playground-photo-editor';

export const customer: Step = {
  id: 'create-customer',
  title: 'Create a customer',
  why: '',
  request: { method: 'POST', path: '/customers', body: { email: 'ada@example.com', type: 'individual' } },
  expects: { status: [201] },
  captures: { 'customer.id': 'id' },
  changed: '',
  events: [],
};

export const saveSource: Step = {
  ...customer,
  id: 'save-source',
  title: 'Save the source to the customer',
  request: { method: 'POST', path: '/customers/{{customer.id}}/sources/{{source.id}}' },
  expects: { status: [200] },
  captures: {},
};

export const refund: Step = {
  ...customer,
  id: 'create-refund',
  title: 'Refund one dollar',
  request: {
    method: 'POST',
    path: '/refunds',
    body: { orderId: '{{order.id}}', currency: 'USD', amount: 1, reason: 'requested_by_customer' },
  },
  captures: { 'refund.id': 'id' },
};

export const listEvents: Step = {
  ...customer,
  id: 'list-events',
  title: 'List the events',
  request: { method: 'GET', path: '/events?limit=1' },
  expects: { status: [200] },
  captures: { 'event.id': 'data[0].id' },
};

/** A file is made with its link, for the file of an earlier link may be gone. */
export const linkedFile: Step = {
  ...customer,
  id: 'create-linked-file',
  title: 'Upload a file with a link',
  request: {
    method: 'POST',
    path: '/files',
    body: { ...(creations.file?.body as object), linkExpiresTime: '2099-12-31T00:00:00Z' },
  },
  captures: { 'file-link.id': 'links[0].id' },
};

export const session: Step = {
  ...customer,
  id: 'create-session',
  title: 'Create a checkout session',
  request: {
    method: 'POST',
    path: '/drop-in/checkout-sessions',
    body: {
      currency: 'USD',
      email: 'ada@example.com',
      items: [{ skuId: 'sample-ebook', price: 10 }],
      options: {
        shippingMethods: [{ amount: 5, description: 'Standard', serviceLevel: 'SG' }],
        storeCredits: [{ amount: 5, name: 'Store credit', upstreamId: 'credit-1001' }],
      },
      billTo: {
        name: 'Ada Shopper',
        address: { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' },
      },
    },
  },
  captures: { 'checkout_session.id': 'id' },
};

export const paySession: Step = {
  ...session,
  id: 'pay-session',
  title: 'Attach the source to the session',
  request: { method: 'POST', path: '/drop-in/checkout-sessions/{{checkout_session.id}}/sources/{{source.id}}' },
  expects: { status: [200] },
  captures: {},
};

export const sessionLink: Step = {
  ...session,
  id: 'link-session',
  title: 'Create a link to the session',
  request: { method: 'POST', path: '/drop-in/checkout-links', body: { sessionId: '{{checkout_session.id}}' } },
  captures: { 'checkout_link.id': 'id' },
};

export const taxIdentifier: Step = {
  ...customer,
  id: 'create-tax-identifier',
  title: 'Create a tax identifier',
  request: { method: 'POST', path: '/tax-identifiers', body: creations['tax-identifier']?.body as Json },
  captures: { 'tax-identifier.id': 'id' },
};

export const fee: Step = {
  ...customer,
  id: 'create-fee',
  title: 'Create a fee',
  request: { method: 'POST', path: '/fees', body: { ...(creations.fee?.body as object), skuId: SKU } },
  captures: { 'fee.id': 'id' },
};

export const plan: Step = {
  ...customer,
  id: 'create-plan',
  title: 'Create a plan',
  request: { method: 'POST', path: '/plans', body: creations.plan?.body as Json },
  captures: { 'plan.id': 'id' },
};

const TERMS = String(at(creations.plan?.body, 'terms'));

/** A line on a plan makes the subscription, a draft. */
const planned: Step = {
  ...postCheckout({
    items: [
      {
        skuId: '{{sku.id}}',
        quantity: 1,
        price: 10,
        subscriptionInfo: { planId: '{{plan.id}}', autoRenewal: true, terms: TERMS },
      },
    ],
  }),
  captures: { 'subscription.id': 'items[0].subscriptionInfo.subscriptionId' },
};

export const untilSubscription: Step[] = [putSku(SKU, 'Photo editor, boxed edition'), plan, planned];

/** `parts`: its state, and what pays it. */
export function invoice(parts: Record<string, Json>): Step {
  const body = { ...(creations.invoice?.body as object), customerId: '{{customer.id}}', ...parts };
  return {
    ...customer,
    id: 'create-invoice',
    title: 'Create an invoice',
    request: { method: 'POST', path: '/invoices', body },
    captures: { 'invoice.id': 'id' },
  };
}

export const untilInvoice: Step[] = [customer, invoice({ state: 'draft', billingOptimization: false })];
