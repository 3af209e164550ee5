import { bankSteps } from '../../after-sale/disputes/due';
import { findProducts } from '../../catalog/skus/products';
import type { Call, RequestBody } from '../../kernel/call';
import { accept } from '../../kernel/decision';
import { resource } from '../../kernel/resource';
import { sample, sampleCart, sampleMugs, sampleOrderId, sampleSourceId, sampleUuid } from '../../kernel/samples';
import { findPlanned } from '../../subscriptions/subscriptions/begin';
import { attachedSources } from '../checkouts/attached';
import { readIdentifiers } from '../checkouts/identifiers';
import { orderControls } from './controls';
import { createOrder, usedUp } from './create';
import { createOrderDirectly, refreshOrder, updateOrder } from './decisions';
import { orderSteps } from './due';
import { expandOrder } from './expand';
import { orderStanding } from './standing';
import { taxDetailsOf, taxDetailsReasons } from './tax-details';
import { fraudMachine, orderItemMachine, orderMachine } from './transitions';

declare module '../../kernel/ids' {
  interface InnerIds {
    'order-item': string;
    'billing-agreement': string;
  }
}

type CreateCall = Call<RequestBody<'createOrders'>>;

async function fromCheckout({ body, read, context }: CreateCall, checkoutId: string) {
  const checkout = await read.find('checkout', checkoutId);
  const sources = checkout ? await attachedSources(read, checkout) : [];
  const customer = await read.find('customer', checkout?.document.customerId);
  return createOrder({ ...body, checkoutId }, { checkout, sources, customer }, context);
}

async function directly({ body, read, context }: CreateCall) {
  const named = { ...(await findProducts(read, body.items)), ...(await findPlanned(read, body.items)) };
  const customer = await read.find('customer', body.customerId);
  const source = await read.find('source', body.sourceId);
  const identifiers = await readIdentifiers(read, body.taxIdentifiers);
  return createOrderDirectly(body, { ...named, customer, source, identifiers }, context);
}

export const order = resource('order', {
  name: 'Order',
  path: '/orders',
  id: 'digits',
  ids: { 'order-item': 'digits', 'billing-agreement': 'uuid', chargeback: 'uuid' },
  lookups: { upstreamId: 'document.upstreamId' },
  create: (call) => (call.body.checkoutId ? fromCheckout(call, call.body.checkoutId) : directly(call)),
  retrieve: async ({ record, query, read }) => {
    if (query.expand !== true) return accept(record.document);
    const { skus } = await findProducts(read, record.document.items);
    return accept(expandOrder(record, skus));
  },
  update: ({ record, body, context }) => updateOrder(body, { order: record }, context),
  onItem: {
    retrieveOrdersTaxes: async ({ record, read, context }) => {
      const customer = await read.find('customer', record.document.customerId);
      const details = taxDetailsOf(record, customer?.document.taxCertificates ?? []);
      context.explain?.(() => taxDetailsReasons(details));
      return accept(details);
    },
    refreshOrders: async ({ record, read, context }) => {
      const ids = (record.document.payment.sources ?? []).map(({ id }) => id);
      return refreshOrder(null, { order: record, sources: await read.findAll('source', ids) }, context);
    },
  },
  reasons: orderStanding,
  controls: orderControls,
  refused: { createOrders: usedUp },
  due: { ...orderSteps, ...bankSteps },
  machines: [orderMachine, fraudMachine, orderItemMachine],
  samples: [
    sample('createOrders', {
      body: { ...sampleCart, sourceId: sampleSourceId, upstreamId: 'sample-1', items: sampleMugs(100) },
      ids: { order: '1000000010336' },
    }),
    sample('createOrders', {
      body: { ...sampleCart, sourceId: sampleSourceId, upstreamId: 'sample-2', items: sampleMugs(50) },
      ids: { order: sampleOrderId, charge: sampleUuid(5), 'order-item': '1000000030336' },
    }),
  ],
});
