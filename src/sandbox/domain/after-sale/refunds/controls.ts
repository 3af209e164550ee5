/** What a buyer does to a refund that waits for bank details; control calls of the sandbox stand for the form. */
import type { Answer } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { ControlOn, ResourceOptions } from '../../kernel/resource';
import { effectsOf, type OrderFlow, startFlow } from '../../sale/orders/flow';
import { giveDetails } from './decisions';
import { expireRefund } from './details';
import type { RefundRecord } from './record';

const whileWaiting =
  (take: (flow: OrderFlow, refund: RefundRecord) => OrderFlow, action: string) =>
  async ({ record, read, context }: ControlOn<'refund'>): Promise<Answer> => {
    const { state, orderId } = record.document;
    const order = await read.find('order', orderId);
    const message = `Refund '${record.id}' is ${state}: nobody can ${action}.`;
    if (!order || state !== 'pending_information') return refuse(conflict('invalid_state', message, 'state'));
    if (order.document.state === 'dispute')
      return refuse(conflict('invalid_state', `Order '${order.id}' is in dispute.`, 'state'));
    const { writes, ...effects } = effectsOf(take(startFlow(order, context), record));
    const after = writes.find((one) => one.kind === 'refund' && one.id === record.id) as RefundRecord | undefined;
    return accept((after ?? record).document, { writes, ...effects });
  };

export const refundControls: NonNullable<ResourceOptions<'refund', '/refunds'>['controls']> = {
  give_details: whileWaiting(giveDetails, 'give bank details for it'),
  expire: whileWaiting(expireRefund, 'let it expire'),
};
