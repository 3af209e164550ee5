import type { UpdateCheckoutRequest } from '../../../../generated/contract/types';
import { findProducts } from '../../catalog/skus/products';
import type { ItemCall } from '../../kernel/call';
import { refuse } from '../../kernel/decision';
import { full } from '../../kernel/growth';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource } from '../../kernel/resource';
import { sample, sampleCart, sampleMugs, sampleSourceId, sampleUuid } from '../../kernel/samples';
import { findPlanned, unfitPlan } from '../../subscriptions/subscriptions/begin';
import { attachedSources } from './attached';
import { createCheckout, deleteCheckout, updateCheckout } from './decisions';
import { readIdentifiers } from './identifiers';
import { pricedAgain } from './priced-again';
import { attachSourceToCheckout, detachSourceFromCheckout } from './sources';
import { checkoutMachine } from './transitions';

declare module '../../kernel/ids' {
  interface InnerIds {
    'checkout-item': string;
    'client-secret': string;
  }
}

/** What every change of a checkout reads. `named`: what a body names instead of the checkout's own, or beside it. */
async function stateOf(
  { record: checkout, read }: ItemCall<'checkout'>,
  named: Pick<UpdateCheckoutRequest, 'customerId' | 'taxIdentifiers'> = {},
) {
  const sources = await attachedSources(read, checkout);
  const customer = await read.find('customer', named.customerId ?? checkout.document.customerId);
  const identifiers = await readIdentifiers(read, named.taxIdentifiers, checkout.document.taxIdentifiers);
  return { checkout, sources, customer, identifiers };
}

export const checkout = resource('checkout', {
  name: 'Checkout',
  path: '/checkouts',
  ids: { 'checkout-item': 'uuid', 'client-secret': 'uuid' },
  lookups: { openness: 'hidden.state' },
  visible: { lookup: 'openness', value: 'open' },
  create: async ({ body, read, context }) => {
    const customer = await read.find('customer', body.customerId);
    const source = await read.find('source', body.sourceId);
    const identifiers = await readIdentifiers(read, body.taxIdentifiers);
    const named = { ...(await findProducts(read, body.items)), ...(await findPlanned(read, body.items)) };
    return createCheckout(body, { ...named, customer, source, identifiers }, context);
  },
  update: async (call) => {
    const { body, read, context } = call;
    const unfit = await unfitPlan(read, body.items);
    if (unfit) return refuse(unfit);
    const state = await stateOf(call, body);
    const source = await read.find('source', body.sourceId);
    const refused = body.sourceId ? full(state.sources, 'sources', 'sourceId', context) : undefined;
    return refused ?? updateCheckout(body, { ...state, source }, context);
  },
  remove: async ({ record, read, context }) =>
    deleteCheckout(null, { checkout: record, sources: await attachedSources(read, record) }, context),
  onItem: {
    attachSourceToCheckout: async (call) => {
      const { sourceId = '' } = call.params;
      const state = await stateOf(call);
      const source = await call.read.find('source', sourceId);
      const refused = full(state.sources, 'sources', 'sourceId', call.context);
      return refused ?? attachSourceToCheckout(null, { ...state, source, sourceId }, call.context);
    },
    detachSourceToCheckout: async (call) => {
      const { sourceId = '' } = call.params;
      return detachSourceFromCheckout(null, { ...(await stateOf(call)), sourceId }, call.context);
    },
  },
  reasons: pricedAgain,
  beside: ({ id, document }) => [
    { kind: 'payment-session', id: document.payment.session.id, document: { checkoutId: id }, hidden: NOTHING_HIDDEN },
  ],
  machines: [checkoutMachine],
  samples: [
    sample('createCheckouts', {
      body: { ...sampleCart, upstreamId: 'sample-3', items: sampleMugs(2) },
      ids: { checkout: sampleUuid(2) },
    }),
    sample('createCheckouts', {
      body: { ...sampleCart, sourceId: sampleSourceId, upstreamId: 'sample-4', items: sampleMugs(2) },
      ids: { checkout: sampleUuid(3) },
    }),
  ],
});
