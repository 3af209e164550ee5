import { createFulfillment, updateFulfillment, withOrderDetails } from '../../domain';
import { accept } from '../../domain/kernel/decision';
import type { Handlers } from '../call';
import { fullHistory } from './growth';
import { find, list, withRecord } from './reading';

export const fulfillmentHandlers = {
  createFulfillments: async ({ body, transaction, context }) => {
    const order = await find(transaction, 'order', body.orderId);
    return fullHistory(order) ?? createFulfillment(body, { order }, context);
  },
  listFulfillments: list('fulfillment'),
  retrieveFulfillments: (call) =>
    withRecord(call, 'fulfillment', async ({ document }) => {
      const order = await find(call.transaction, 'order', document.orderId);
      return accept(order ? withOrderDetails(document, order.document) : document);
    }),
  updateFulfillments: (call) =>
    withRecord(call, 'fulfillment', (fulfillment) => updateFulfillment(call.body, { fulfillment }, call.context)),
} satisfies Partial<Handlers>;
