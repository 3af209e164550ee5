import { listener, listensFor } from '../../stories/webhooks';
import { rule } from '../../vocabulary/rule';

/** As the item lists them under `events`. */
export const keyEvents = [
  'fulfillment.created',
  'order.accepted',
  'order.blocked',
  'order.cancelled',
  'order.charge.cancel.complete',
  'order.charge.capture.complete',
  'order.charge.capture.failed',
  'order.charge.failed',
  'order.charge.refund.complete',
  'order.charge.refund.failed',
  'order.complete',
  'order.credit_memo.created',
  'order.fulfilled',
  'order.invoice.created',
  'order.pending_payment',
  'order.refunded',
  'order.review_opened',
  'refund.complete',
  'refund.failed',
  'refund.pending',
  'refund.pending_information',
] as const;

export const webhookKeyEvents = rule({
  item: 'x.webhook-key-events',
  over: listener(),
  each: listensFor(...keyEvents),
  words: {
    standard: 'The enabled webhooks together cover the key event types.',
    mend: 'Add the missing types to a webhook, or name a whole group such as order.*.',
    none: 'No webhook was created.',
  },
});
