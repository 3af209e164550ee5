/** What shoppers and banks do to a waiting source; in the sandbox a control call stands for them. */

import type { PaymentSession, Source } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type Effects, refuse } from '../../kernel/decision';
import { currencyOf, sumMinor } from '../../kernel/money/currency';
import { conflict } from '../../kernel/problems';
import type { CheckoutRecord } from '../checkouts/record';
import { readPayment } from '../orders/decisions';
import { schedule } from '../orders/due';
import { edit, effectsOf, type OrderFlow, startFlow } from '../orders/flow';
import type { OrderRecord } from '../orders/record';
import { failPayment, moveOrderSession, settlePayment, showSources } from '../orders/settle';
import { moveSession, paymentOf } from '../payments/session';
import { changeSource, sourceEvent } from './lifecycle';
import type { SourceRecord } from './record';
import { summaryOf } from './shown';
import type { SourceAction, SourceState } from './types';

interface State {
  readonly source: SourceRecord;
  readonly checkout: CheckoutRecord | null;
  readonly order: OrderRecord | null;
  /** All sources of the order; the settled one may be among them. */
  readonly sources: readonly SourceRecord[];
  /** Whether the order of the checkout goes on by itself once the challenge is passed. */
  readonly goesOn?: boolean;
}

const WAITS_FOR: Readonly<Record<SourceAction, SourceState>> = {
  authenticate: 'requires_action',
  fail_authentication: 'requires_action',
  approve: 'pending_redirect',
  decline: 'pending_redirect',
  fund: 'pending_funds',
  expire: 'pending_funds',
};

export const sourceActions = Object.keys(WAITS_FOR) as readonly SourceAction[];

/**
 * `checkout` and `order`: those of `source.hidden.checkoutId` and `.orderId`; `sources`: those of the order. After an
 * approved redirect the order waits to be refreshed.
 */
export function settleSource(input: { action: SourceAction }, state: State, context: Context): Decision<Source> {
  const { source } = state;
  if (source.document.state !== WAITS_FOR[input.action]) {
    const message = `Source '${source.id}' is ${source.document.state}: nobody can ${input.action.replace('_', ' ')} it.`;
    return refuse(conflict('invalid_state', message, 'state'));
  }
  const settled = changeSource(source, nextState(input.action, source), { nextAction: undefined }, context.now);
  const events = settled.document.state === 'chargeable' ? [sourceEvent('source.chargeable', settled)] : [];
  const { writes, events: more } = consequences(input.action, settled, state, context);
  return accept(settled.document, { writes: [settled, ...writes], events: [...events, ...more] });
}

function nextState(action: SourceAction, { hidden }: SourceRecord): SourceState {
  if (action === 'decline') return 'pending_redirect';
  if (action === 'expire' || action === 'fail_authentication') return 'failed';
  return hidden.testBehavior === 'source-fails-after-redirect' ? 'failed' : 'chargeable';
}

function consequences(action: SourceAction, settled: SourceRecord, state: State, context: Context): Effects {
  const nothing: Effects = { writes: [], deletes: [], events: [] };
  const { order, checkout } = state;
  if (action === 'decline') return nothing;
  if (order) {
    const sources = state.sources.map((each) => (each.id === settled.id ? settled : each));
    return effectsOf(settleOrder(action, startFlow(order, context), sources));
  }
  return checkout ? { ...nothing, writes: [withSource(checkout, settled, state, context)] } : nothing;
}

/** Money that arrives is booked at once; an approval is read at the next refresh. */
function settleOrder(action: SourceAction, flow: OrderFlow, sources: readonly SourceRecord[]): OrderFlow {
  const shown = showSources(flow, sources);
  if (action === 'expire') return failPayment(shown, 'The payment did not arrive in time.', 'cancelled');
  const behaviors = sources.map((source) => source.hidden.testBehavior);
  if (behaviors.includes('charge-stays-pending')) return edit(comeBack(shown), {}, { pendingPayment: 'stays' });
  if (behaviors.includes('charge-fails-later'))
    return schedule(edit(comeBack(shown), {}, { pendingPayment: 'fails' }), 'payment-fails', {});
  if (action !== 'fund') return shown;
  return behaviors.includes('charge-failed') ? readPayment(shown, sources) : settlePayment(shown, sources);
}

/** The shopper is back from the redirect, and the payment method has not answered yet. */
function comeBack(flow: OrderFlow): OrderFlow {
  const { state } = flow.order.document.payment.session;
  return state === 'pending_redirect' ? moveOrderSession(flow, 'pending') : flow;
}

/** A challenge that was asked for decides the session; a source that fails unasked leaves a gap to fill. */
function sessionAfter(session: PaymentSession, failed: boolean, goesOn: boolean): PaymentSession {
  if (session.state === 'requires_action' && goesOn && !failed) return session;
  if (session.state === 'requires_action') return moveSession(session, failed ? 'failed' : 'requires_confirmation');
  return failed && session.state === 'requires_confirmation' ? moveSession(session, 'requires_source') : session;
}

/** Before the order: the session may go on, or needs another source. */
function withSource(
  checkout: CheckoutRecord,
  source: SourceRecord,
  { goesOn = false }: State,
  { reference }: Context,
): CheckoutRecord {
  const { payment, totalAmount, currency: code } = checkout.document;
  const currency = currencyOf(code, reference);
  const failed = source.document.state === 'failed';
  const sources = (payment.sources ?? []).flatMap((copy) => {
    if (copy.id !== source.id) return [copy];
    return failed ? [] : [withoutUndefined({ ...summaryOf(source.document), amount: copy.amount })];
  });
  const contributed = sumMinor(
    sources.map((copy) => copy.amount ?? 0),
    currency,
  );
  const moved = sessionAfter(payment.session, failed, goesOn);
  const session = {
    ...moved,
    amountContributed: currency.major(contributed),
    amountRemainingToBeContributed: currency.major(currency.minor(totalAmount) - contributed),
  };
  return { ...checkout, document: { ...checkout.document, payment: paymentOf(sources, session) } };
}
