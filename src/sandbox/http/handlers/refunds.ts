import { createRefund, updateRefund } from '../../domain';
import type { Handlers } from '../call';
import { find, list, retrieve, withRecord } from './reading';

export const refundHandlers = {
  createRefunds: async ({ body, transaction, context }) =>
    createRefund(body, { order: await find(transaction, 'order', body.orderId) }, context),
  listRefunds: list('refund'),
  retrieveRefunds: retrieve('refund'),
  updateRefunds: (call) => withRecord(call, 'refund', (refund) => updateRefund(call.body, { refund }, call.context)),
} satisfies Partial<Handlers>;
