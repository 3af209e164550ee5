import { refuse } from '../../kernel/decision';
import { prefixed } from '../../kernel/ids';
import { invalid } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import { sample, sampleOrderId, sampleUuid } from '../../kernel/samples';
import { onOrder } from '../../sale/orders/due';
import { fullHistory } from '../../sale/orders/growth';
import { createRefund, failRefund } from './decisions';
import { refundMachine } from './transitions';

declare module '../../kernel/due' {
  interface DueSteps {
    'refund-fails': { readonly orderId: string; readonly refundId: string };
  }
}

export const refund = resource('refund', {
  name: 'Refund',
  path: '/refunds',
  id: prefixed('re_'),
  events: { updated: 'refund.updated' },
  create: async ({ body, read, context }) => {
    const invoice = body.orderId ? null : await read.find('invoice', body.invoiceId);
    if (invoice && !invoice.document.orderId)
      return refuse(invalid('invoiceId', `Invoice '${invoice.id}' is ${invoice.document.state}, not paid.`));
    const orderId = body.orderId ?? invoice?.document.orderId;
    const order = await read.find('order', orderId);
    return fullHistory(order, context) ?? createRefund({ ...body, orderId }, { order }, context);
  },
  due: {
    'refund-fails': async (step, around) => {
      const pending = await around.read.find('refund', step.refundId);
      return onOrder(step, around, (flow) =>
        pending?.document.state === 'pending' ? failRefund(flow, pending) : flow,
      );
    },
  },
  machines: [refundMachine],
  samples: [
    sample('createRefunds', {
      body: { orderId: sampleOrderId, currency: 'USD', amount: 1, reason: 'requested_by_customer' },
      ids: { refund: `re_${sampleUuid(6)}` },
    }),
  ],
});
