import type { RefundState } from '../../../../generated/contract/types';
import { type Decision, refuse } from '../../kernel/decision';
import { prefixed } from '../../kernel/ids';
import { invalid } from '../../kernel/problems';
import { resource, type Surroundings } from '../../kernel/resource';
import { sample, sampleOrderId, sampleUuid } from '../../kernel/samples';
import { onOrder } from '../../sale/orders/due';
import type { OrderFlow } from '../../sale/orders/flow';
import { fullHistory } from '../../sale/orders/growth';
import { refundControls } from './controls';
import { createRefund, failRefund } from './decisions';
import { expireRefund } from './details';
import { refundStanding } from './reasons';
import type { RefundRecord } from './record';
import { refundMachine } from './transitions';

interface OfRefund {
  readonly orderId: string;
  readonly refundId: string;
}

declare module '../../kernel/due' {
  interface DueSteps {
    'refund-fails': OfRefund;
    'refund-expires': OfRefund;
  }
}

const inState =
  (state: RefundState, take: (flow: OrderFlow, refund: RefundRecord) => OrderFlow) =>
  async (step: OfRefund, around: Surroundings): Promise<Decision<null>> => {
    const found = await around.read.find('refund', step.refundId);
    return onOrder(step, around, (flow) => (found?.document.state === state ? take(flow, found) : flow));
  };

export const refund = resource('refund', {
  name: 'Refund',
  path: '/refunds',
  id: prefixed('re_'),
  ids: { 'refund-token': 'uuid' },
  events: { updated: 'refund.updated' },
  create: async ({ body, read, context }) => {
    const invoice = body.orderId ? null : await read.find('invoice', body.invoiceId);
    if (invoice && !invoice.document.orderId)
      return refuse(invalid('invoiceId', `Invoice '${invoice.id}' is ${invoice.document.state}, not paid.`));
    const orderId = body.orderId ?? invoice?.document.orderId;
    const order = await read.find('order', orderId);
    return fullHistory(order, context) ?? createRefund({ ...body, orderId }, { order }, context);
  },
  reasons: refundStanding,
  controls: refundControls,
  due: {
    'refund-fails': inState('pending', failRefund),
    'refund-expires': inState('pending_information', expireRefund),
  },
  machines: [refundMachine],
  samples: [
    sample('createRefunds', {
      body: { orderId: sampleOrderId, currency: 'USD', amount: 1, reason: 'requested_by_customer' },
      ids: { refund: `re_${sampleUuid(6)}` },
    }),
  ],
});
