import { stateMachine } from '../../kernel/machine';
import type { ChargeState, OperationState } from './types';

export const chargeMachine = stateMachine<ChargeState>({
  id: 'charge',
  title: 'Charge',
  states: [
    { id: 'pending', meaning: 'The authorization is awaited.' },
    { id: 'capturable', meaning: 'The money is reserved, for about seven days with a card, and may be captured.' },
    { id: 'processing', meaning: 'The payment method works on a capture.' },
    { id: 'complete', meaning: 'Captured in full, or in part with the rest cancelled.', terminal: true },
    { id: 'cancelled', meaning: 'Released in full; nothing was taken.', terminal: true },
    { id: 'failed', meaning: 'Never authorized.', terminal: true },
  ],
  transitions: [
    {
      from: null,
      to: 'pending',
      trigger: 'POST /orders makes one charge for each source',
      events: ['order.charge.created', 'order.charge.pending'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'capturable',
      trigger: 'The payment is authorized',
      events: ['order.charge.capturable'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'failed',
      trigger: 'The payment is refused or does not arrive',
      events: ['order.charge.failed'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'cancelled',
      trigger: 'The order is blocked, or another charge of it failed',
      events: ['order.charge.cancelled'],
      inferred: true,
      simulated: true,
    },
    {
      from: 'capturable',
      to: 'capturable',
      trigger: 'A part is captured or cancelled, or a capture fails',
      events: ['order.charge.capture.complete', 'order.charge.cancel.complete', 'order.charge.capture.failed'],
      simulated: true,
    },
    {
      from: 'capturable',
      to: 'processing',
      trigger: 'The payment method takes its time with a capture',
      events: ['order.charge.processing'],
      simulated: false,
    },
    {
      from: 'processing',
      to: 'complete',
      trigger: 'The payment method is done',
      events: ['order.charge.complete'],
      simulated: false,
    },
    {
      from: 'capturable',
      to: 'complete',
      trigger: 'Captured in full, or in part with the rest cancelled, and nothing pending',
      events: ['order.charge.complete'],
      simulated: true,
    },
    {
      from: 'capturable',
      to: 'cancelled',
      trigger: 'Cancelled in full',
      events: ['order.charge.cancelled'],
      simulated: true,
    },
  ],
});

export const chargeOperationMachine = stateMachine<OperationState>({
  id: 'charge-operation',
  title: 'Capture, cancel or refund on a charge',
  states: [
    { id: 'pending', meaning: 'Sent to the payment method.' },
    { id: 'pending_information', meaning: 'The shopper has to say where the money goes (cancels and refunds only).' },
    { id: 'complete', meaning: 'Done.', terminal: true },
    { id: 'failed', meaning: 'Refused; failureCode is failed-request.' },
  ],
  transitions: [
    {
      from: null,
      to: 'pending',
      trigger: 'A fulfillment captures or cancels, one operation for each line; or a refund is created',
      events: ['order.charge.capture.pending', 'order.charge.cancel.pending', 'order.charge.refund.pending'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'complete',
      trigger: 'The payment method agrees',
      events: ['order.charge.capture.complete', 'order.charge.cancel.complete', 'order.charge.refund.complete'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'failed',
      trigger: 'The payment method refuses',
      events: ['order.charge.capture.failed', 'order.charge.cancel.failed', 'order.charge.refund.failed'],
      simulated: true,
    },
    {
      from: 'pending',
      to: 'pending_information',
      trigger: 'The method cannot pay back by itself',
      events: ['order.charge.cancel.pending_information'],
      simulated: false,
    },
    {
      from: 'pending_information',
      to: 'complete',
      trigger: 'The shopper gave bank details',
      events: ['order.charge.cancel.complete', 'order.charge.refund.complete'],
      simulated: false,
    },
    {
      from: 'pending_information',
      to: 'failed',
      trigger: 'The shopper gave none in time',
      events: ['order.charge.cancel.failed', 'order.charge.refund.failed'],
      simulated: false,
    },
    {
      from: 'failed',
      to: 'pending',
      trigger: 'A failed capture is tried again, for up to 30 days at growing intervals',
      events: ['order.charge.capture.pending'],
      simulated: false,
    },
  ],
});
