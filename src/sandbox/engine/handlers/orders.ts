import { createOrder, createOrderDirectly, expandOrder, refreshOrder, updateOrder } from '../../domain';
import { accept } from '../../domain/kernel/decision';
import type { Answer, Call, Handlers } from '../call';
import { attachedSources, find, findAll, findProducts, list, withRecord } from './reading';

async function orderFromCheckout(
  { body, transaction, context }: Call<'createOrders'>,
  checkoutId: string,
): Promise<Answer> {
  const checkout = await find(transaction, 'checkout', checkoutId);
  const sources = checkout ? await attachedSources(transaction, checkout) : [];
  const customer = await find(transaction, 'customer', checkout?.document.customerId);
  return createOrder({ ...body, checkoutId }, { checkout, sources, customer }, context);
}

async function orderDirectly({ body, transaction, context }: Call<'createOrders'>): Promise<Answer> {
  const products = await findProducts(transaction, body.items ?? []);
  const customer = await find(transaction, 'customer', body.customerId);
  const source = await find(transaction, 'source', body.sourceId);
  return createOrderDirectly(body, { ...products, customer, source }, context);
}

export const orderHandlers = {
  createOrders: (call) => (call.body.checkoutId ? orderFromCheckout(call, call.body.checkoutId) : orderDirectly(call)),
  listOrders: list('order'),
  retrieveOrders: (call) =>
    withRecord(call, 'order', async (order) => {
      if (call.query.expand !== true) return accept(order.document);
      const { skus } = await findProducts(call.transaction, order.document.items);
      return accept(expandOrder(order, skus));
    }),
  updateOrders: (call) => withRecord(call, 'order', (order) => updateOrder(call.body, { order }, call.context)),
  refreshOrders: (call) =>
    withRecord(call, 'order', async (order) => {
      const ids = (order.document.payment.sources ?? []).map(({ id }) => id);
      return refreshOrder(null, { order, sources: await findAll(call.transaction, 'source', ids) }, call.context);
    }),
} satisfies Partial<Handlers>;
