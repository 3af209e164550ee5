/** What reviewers, banks, payment methods and carriers do to an order; control calls of the sandbox stand for them. */
import { chargeBack, openDispute, resolveDispute, type Settled } from '../../after-sale/disputes/dispute';
import type { Answer } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { ControlOn, ResourceOptions } from '../../kernel/resource';
import { cameBack } from '../../logistics/global/came-back';
import type { SessionState } from '../payments/types';
import type { SourceRecord } from '../sources/record';
import { effectsOf, type OrderFlow, startFlow } from './flow';
import { fullHistory } from './growth';
import {
  blockPending,
  denyReview,
  failPayment,
  moveOrderSession,
  openReview,
  passReview,
  settlePayment,
} from './settle';

type OnOrder = ControlOn<'order'>;

const answerOf = (settled: Settled): Answer =>
  settled.ok ? accept(settled.flow.order.document, effectsOf(settled.flow)) : refuse(settled.error);

const onFlow =
  (take: (flow: OrderFlow, body: OnOrder['body']) => Settled) =>
  ({ record, body, context }: OnOrder): Answer =>
    fullHistory(record, context) ?? answerOf(take(startFlow(record, context), body));

const refusedIn = ({ order: { document } }: OrderFlow, action: string): Settled => {
  const message = `Order '${document.id}' is ${document.state}: nobody can ${action} it.`;
  return { ok: false, error: conflict('invalid_state', message, 'state') };
};

/** A reviewer acts on orders in review, and on those whose payment is pending and waits for no shopper. */
const reviewed =
  (action: string, ways: Partial<Record<string, (flow: OrderFlow, sources: readonly SourceRecord[]) => OrderFlow>>) =>
  async ({ record, read, context }: OnOrder): Promise<Answer> => {
    const flow = startFlow(record, context);
    const take = ways[record.document.state];
    const sources = await read.findAll(
      'source',
      (record.document.payment.sources ?? []).map(({ id }) => id),
    );
    const waits = sources.some(({ document }) => document.state.startsWith('pending'));
    if (!take || waits) return answerOf(refusedIn(flow, action));
    return answerOf({ ok: true, flow: take(flow, sources) });
  };

/** How far the payment method has got with a payment that takes its time, and that will come through. */
const paymentAt =
  (from: SessionState, to: SessionState) =>
  ({ record, context }: OnOrder): Answer => {
    const flow = startFlow(record, context);
    const { pendingPayment } = record.hidden;
    const isThere = record.document.payment.session.state === from;
    const isFine = isThere && record.document.state === 'pending_payment' && pendingPayment !== 'fails';
    if (isFine && pendingPayment !== undefined) return answerOf({ ok: true, flow: moveOrderSession(flow, to) });
    const message = `No payment of order '${record.id}' is ${from} and about to come through.`;
    return refuse(conflict('invalid_state', message, 'state'));
  };

/** The payment method answers for a payment that it keeps waiting. Shoppers and money are waited for by their sources. */
const paymentEnds =
  (take: (flow: OrderFlow) => OrderFlow) =>
  ({ record, context }: OnOrder): Answer => {
    const flow = startFlow(record, context);
    const { pendingPayment } = record.hidden;
    if (record.document.state === 'pending_payment' && pendingPayment !== undefined)
      return answerOf({ ok: true, flow: take(flow) });
    const message = `No payment method keeps the payment of order '${record.id}' waiting. Where a shopper or money is waited for, act on the source.`;
    return refuse(conflict('invalid_state', message, 'state'));
  };

export const orderControls: NonNullable<ResourceOptions<'order', '/orders'>['controls']> = {
  review: reviewed('review', { pending_payment: openReview }),
  pass_review: reviewed('pass', { in_review: passReview }),
  block: reviewed('block', { in_review: denyReview, pending_payment: blockPending }),
  process_payment: paymentAt('pending', 'processing'),
  release_payment: paymentAt('processing', 'chargeable'),
  complete_payment: paymentEnds((flow) => settlePayment(flow, [])),
  fail_payment: paymentEnds((flow) => failPayment(flow, 'The payment was declined.', 'failed')),
  parcel_refused: ({ record, context }) => cameBack(record, 'refused', context),
  parcel_undeliverable: ({ record, context }) => cameBack(record, 'undeliverable', context),
  dispute: onFlow(openDispute),
  resolve_dispute: onFlow(resolveDispute),
  chargeback: onFlow(chargeBack),
};
