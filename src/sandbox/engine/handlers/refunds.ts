import { createRefund, updateRefund } from '../../domain';
import type { Handlers } from '../call';
import { fullHistory } from './growth';
import { find, list, retrieve, withRecord } from './reading';

export const refundHandlers = {
  createRefunds: async ({ body, transaction, context }) => {
    const order = await find(transaction, 'order', body.orderId);
    return fullHistory(order) ?? createRefund(body, { order }, context);
  },
  listRefunds: list('refund'),
  retrieveRefunds: retrieve('refund'),
  updateRefunds: (call) => withRecord(call, 'refund', (refund) => updateRefund(call.body, { refund }, call.context)),
} satisfies Partial<Handlers>;
