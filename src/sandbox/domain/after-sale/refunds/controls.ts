/** What a buyer and a payment method do to a refund that waits; control calls of the sandbox stand for the form and the method. */
import type { Answer } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { ControlOn, ResourceOptions } from '../../kernel/resource';
import { effectsOf, type OrderFlow, startFlow } from '../../sale/orders/flow';
import { completeRefund, failRefund, giveDetails } from './decisions';
import { expireRefund } from './details';
import type { RefundRecord } from './record';
import type { Refund } from './types';

const whileIn =
  (wanted: Refund['state'], take: (flow: OrderFlow, refund: RefundRecord) => OrderFlow, action: string) =>
  async ({ record, read, context }: ControlOn<'refund'>): Promise<Answer> => {
    const { state, orderId } = record.document;
    const order = await read.find('order', orderId);
    const message = `Refund '${record.id}' is ${state}: nobody can ${action}.`;
    if (!order || state !== wanted) return refuse(conflict('invalid_state', message, 'state'));
    if (order.document.state === 'dispute')
      return refuse(conflict('invalid_state', `Order '${order.id}' is in dispute.`, 'state'));
    const { writes, ...effects } = effectsOf(take(startFlow(order, context), record));
    const after = writes.find((one) => one.kind === 'refund' && one.id === record.id) as RefundRecord | undefined;
    return accept((after ?? record).document, { writes, ...effects });
  };

export const refundControls: NonNullable<ResourceOptions<'refund', '/refunds'>['controls']> = {
  give_details: whileIn('pending_information', giveDetails, 'give bank details for it'),
  expire: whileIn('pending_information', expireRefund, 'let it expire'),
  succeed: whileIn('pending', completeRefund, 'pay it'),
  fail: whileIn('pending', failRefund, 'let it fail'),
};
