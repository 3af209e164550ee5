import {
  attachSourceToCheckout,
  type CheckoutRecord,
  createCheckout,
  deleteCheckout,
  detachSourceFromCheckout,
  updateCheckout,
} from '../../domain';
import type { Transaction } from '../../storage/port';
import type { Handlers } from '../call';
import { full } from './growth';
import { attachedSources, find, findProducts, list, retrieve, withRecord } from './reading';

function customerOf(transaction: Transaction, checkout: CheckoutRecord, named?: string) {
  return find(transaction, 'customer', named ?? checkout.document.customerId);
}

export const checkoutHandlers = {
  createCheckouts: async ({ body, transaction, context }) => {
    const customer = await find(transaction, 'customer', body.customerId);
    const source = await find(transaction, 'source', body.sourceId);
    return createCheckout(body, { ...(await findProducts(transaction, body.items)), customer, source }, context);
  },
  listCheckouts: list('checkout'),
  retrieveCheckouts: retrieve('checkout'),
  updateCheckouts: (call) =>
    withRecord(call, 'checkout', async (checkout) => {
      const { transaction, body, context } = call;
      const sources = await attachedSources(transaction, checkout);
      const customer = await customerOf(transaction, checkout, body.customerId);
      const source = await find(transaction, 'source', body.sourceId);
      const refused = body.sourceId ? full(sources, 'sources', 'sourceId') : undefined;
      return refused ?? updateCheckout(body, { checkout, sources, customer, source }, context);
    }),
  deleteCheckouts: (call) =>
    withRecord(call, 'checkout', async (checkout) =>
      deleteCheckout(null, { checkout, sources: await attachedSources(call.transaction, checkout) }, call.context),
    ),
  attachSourceToCheckout: (call) =>
    withRecord(call, 'checkout', async (checkout) => {
      const { transaction, params, context } = call;
      const sourceId = params.sourceId ?? '';
      const sources = await attachedSources(transaction, checkout);
      const customer = await customerOf(transaction, checkout);
      const source = await find(transaction, 'source', sourceId);
      const decide = () => attachSourceToCheckout(null, { checkout, sources, customer, source, sourceId }, context);
      return full(sources, 'sources', 'sourceId') ?? decide();
    }),
  detachSourceToCheckout: (call) =>
    withRecord(call, 'checkout', async (checkout) => {
      const { transaction, params, context } = call;
      const sources = await attachedSources(transaction, checkout);
      const customer = await customerOf(transaction, checkout);
      return detachSourceFromCheckout(null, { checkout, sources, customer, sourceId: params.sourceId ?? '' }, context);
    }),
} satisfies Partial<Handlers>;
