import type { TaxIdentifierRequest } from '../../../../generated/contract/types';
import { unfitDocument } from '../../account/files/certificates';
import { uploadFile } from '../../account/files/upload';
import { findProducts } from '../../catalog/skus/products';
import type { Answer, AnswerTo, Call } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, refuse } from '../../kernel/decision';
import { full } from '../../kernel/growth';
import { asSent } from '../../kernel/money/amounts-in';
import { resource } from '../../kernel/resource';
import { sample, sampleCustomerId, samplePerson, sampleSourceId, sampleUuid } from '../../kernel/samples';
import { readIdentifiers } from '../checkouts/identifiers';
import { pricedAgain } from '../checkouts/priced-again';
import { detachSourceFromCheckout } from '../checkouts/sources';
import { createSession } from './create';
import { noSession, openState, wrappedBy } from './load';
import { orderSession } from './order';
import type { SessionRecord, SessionRequest } from './record';
import { attachSource, attachStoreCredit } from './sources';
import { type SessionState, updateSession } from './update';
import { viewOf, type Wrapped } from './view';

async function create(
  request: SessionRequest,
  { read, context }: Pick<Call, 'read' | 'context'>,
): Promise<AnswerTo<'createDropInCheckoutSession'>> {
  const products = await findProducts(read, request.items);
  const identifiers = await readIdentifiers(read, request.taxIdentifiers);
  const customer = await read.find('customer', request.customerId);
  return createSession(request, { ...products, identifiers, customer }, context);
}

/** Goes on with a session that nothing was ordered from yet, or answers 404. */
async function whileOpen<Body>(
  { record, read, context }: { record: SessionRecord } & Pick<Call, 'read' | 'context'>,
  go: (state: SessionState & Wrapped) => Answer<Body> | Promise<Answer<Body>>,
  named?: readonly TaxIdentifierRequest[],
): Promise<Answer<Body>> {
  const state = await openState(record, { read, context }, named);
  return state ? go(state) : noSession(record.id);
}

const payableCart = {
  customerId: sampleCustomerId,
  currency: 'USD',
  email: 'shopper@example.com',
  items: [{ skuId: 'sample-ebook', price: 10 }],
  billTo: { ...samplePerson, email: 'shopper@example.com' },
};

const sampleOptions = {
  shippingMethods: [
    { amount: 5, description: 'Standard', serviceLevel: 'SG' },
    { amount: 15, description: 'Next day', serviceLevel: 'ND' },
  ],
  storeCredits: [{ amount: 5, name: 'Store credit', upstreamId: 'credit-1001', lastFour: '7831' }],
};

export const checkoutSession = resource('checkout_session', {
  name: 'Checkout session',
  path: '/drop-in/checkout-sessions',
  create: ({ body, ...around }) => create(body, around),
  retrieve: async ({ record, read, context }) => {
    const wrapped = await wrappedBy(record, { read, context });
    if (!wrapped) return noSession(record.id);
    const view = viewOf(wrapped, context.reference);
    const { fingerprint, ...hidden } = record.hidden;
    if (fingerprint === undefined) return accept(view);
    return accept({ ...view, fingerprint }, { writes: [{ ...record, hidden }] });
  },
  update: (call) =>
    whileOpen(
      call,
      async (state) => {
        const unfit = await unfitDocument(call.body.taxCertificate, call.read);
        if (unfit) return refuse(unfit);
        const updated = updateSession(call.body, state, call.context);
        if (!updated.ok) return updated;
        return { ...updated, result: viewOf({ ...state, ...updated.result }, call.context.reference) };
      },
      call.body.taxIdentifiers,
    ),
  onItem: {
    attachSourceToDropInCheckoutSession: (call) =>
      whileOpen(call, async (state) => {
        const { sourceId = '' } = call.params;
        const source = await call.read.find('source', sourceId);
        const asked = { sourceId, saved: call.query.saveForLater === true };
        const refused = full(state.sources, 'sources', 'sourceId', call.context);
        return refused ?? attachSource(asked, { ...state, source }, call.context);
      }),
    detachSourceFromDropInCheckoutSession: (call) =>
      whileOpen(call, (state) =>
        detachSourceFromCheckout(null, { ...state, sourceId: call.params.sourceId ?? '' }, call.context),
      ),
    attachStoreCreditToDropInCheckoutSession: (call) =>
      whileOpen(call, (state) => attachStoreCredit(call.params.upstreamId ?? '', state, call.context)),
    /** The cart as it was sent, with what the shopper entered of themselves; without sources. */
    cloneDropInCheckoutSession: async (call) => {
      const checkout = await call.read.find('checkout', call.record.hidden.checkoutId);
      const { email, shipTo, billTo } = checkout?.document ?? {};
      return create({ ...call.record.hidden.request, ...withoutUndefined({ email, shipTo, billTo }) }, call);
    },
    createDropInCheckoutSessionFile: (call) => whileOpen(call, () => uploadFile(call.body, call.context)),
  },
  reasons: async (record, around) => {
    const wrapped = await wrappedBy(record, around);
    if (!wrapped) return [];
    const view = viewOf(wrapped, around.context.reference);
    const sent = [...asSent(view.options, 'options'), ...asSent(record.hidden.request.items, 'items')];
    return [...(await pricedAgain(wrapped.checkout, around)), { of: view, reasons: sent }];
  },
  operations: {
    createDropInOrders: async ({ body, isOfPage, read, context }) => {
      const session = await read.find('checkout_session', body.checkoutSessionId);
      const state = session && (await openState(session, { read, context }));
      return state
        ? orderSession({ ...state, goesOn: isOfPage }, context)
        : noSession(body.checkoutSessionId, 'checkoutSessionId');
    },
  },
  samples: [
    sample('createDropInCheckoutSession', {
      body: {
        currency: 'USD',
        taxInclusive: false,
        upstreamId: 'cart-2001',
        email: 'shopper@example.com',
        locale: 'en_US',
        shipFrom: { address: samplePerson.address },
        items: [{ skuId: 'sample-mug', quantity: 1, price: 10, strikeThroughPrice: 12 }],
        options: sampleOptions,
      },
      ids: { checkout_session: sampleUuid(202), 'checkout-item': sampleUuid(203) },
    }),
    sample('createDropInCheckoutSession', { body: payableCart, ids: { checkout_session: sampleUuid(204) } }),
    sample('attachSourceToDropInCheckoutSession', { params: { id: sampleUuid(204), sourceId: sampleSourceId } }),
  ],
});
