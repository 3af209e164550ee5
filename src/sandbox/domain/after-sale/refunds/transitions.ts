import type { RefundState } from '../../../../generated/contract/types';
import { stateMachine, type Transition } from '../../kernel/machine';

export const refundMachine = stateMachine<RefundState>({
  id: 'refund',
  title: 'Refund',
  states: [
    { id: 'pending', meaning: 'Asked for; the money has not moved.' },
    { id: 'pending_information', meaning: 'The shopper has to say where the money goes.' },
    { id: 'succeeded', meaning: 'The shopper has the money back.', terminal: true },
    { id: 'failed', meaning: 'Refused; create another refund to try again.', terminal: true },
    { id: 'expired', meaning: 'The shopper gave no bank details in time.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'pending',
      trigger: 'POST /refunds',
      events: ['refund.pending', 'order.charge.refund.pending'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'pending_information',
      trigger: 'The method cannot pay back by itself: transfers, online banking and konbini',
      events: ['refund.pending_information'],
      simulated: true,
    },
    {
      from: 'pending_information',
      to: 'pending',
      trigger: 'The shopper gives bank details through the token form',
      events: ['refund.pending'],
      simulated: true,
      control: 'give_details',
    },
    {
      from: 'pending_information',
      to: 'expired',
      trigger: "The form's token runs out (30 days in the text and here, 90 in a sample)",
      events: ['order.charge.refund.failed'],
      simulated: true,
      control: 'expire',
    },
    {
      from: 'pending',
      to: 'succeeded',
      trigger: 'The payment method pays',
      events: ['order.charge.refund.complete', 'refund.complete', 'order.refunded', 'order.credit_memo.created'],
      simulated: true,
      control: 'succeed',
    },
    {
      from: 'pending',
      to: 'failed',
      trigger: 'The payment method refuses',
      events: ['refund.failed', 'order.charge.refund.failed'],
      simulated: true,
      control: 'fail',
    },
    ...(['pending', 'pending_information', 'succeeded', 'failed', 'expired'] as const).map(
      (state): Transition<RefundState> => ({
        from: state,
        to: state,
        trigger: 'Metadata is changed',
        events: ['refund.updated'],
        simulated: true,
      }),
    ),
  ],
});
