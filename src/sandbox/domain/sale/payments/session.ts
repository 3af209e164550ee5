import type { Payment, PaymentSession, SourceSummary } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { move, moveOrStay } from '../../kernel/machine';
import type { Currency } from '../../kernel/money/currency';
import { sum } from '../../kernel/money/money';
import { editSource, isSecondary } from '../sources/lifecycle';
import type { SourceRecord } from '../sources/record';
import { sessionMachine } from './transitions';
import type { SessionState } from './types';

export interface Funding {
  readonly sources: readonly SourceRecord[];
  readonly session: PaymentSession;
}

/** A session that does not exist yet. */
export interface NewSession {
  readonly id: string;
  readonly clientSecret: string;
  readonly state: null;
}

/** Whether a source still counts toward the total. */
function contributes({ document: { state } }: SourceRecord): boolean {
  return state !== 'failed' && state !== 'cancelled' && state !== 'consumed';
}

/**
 * Spreads the total (minor units) over the sources: store credit pays what it was created for, the primary source the
 * rest. Credit beyond the total is cut to it.
 */
export function fund(
  total: number,
  currency: Currency,
  attached: readonly SourceRecord[],
  session: PaymentSession | NewSession,
  now: string,
): Funding {
  const usable = attached.filter(contributes);
  let open = total;
  const amounts = new Map<string, number>();
  const take = (source: SourceRecord, wanted: number) => {
    const amount = Math.min(wanted, open);
    amounts.set(source.id, amount);
    open -= amount;
  };
  for (const source of usable.filter((each) => isSecondary(each.document)))
    take(source, currency.minor(source.document.amount ?? 0));
  for (const source of usable.filter((each) => !isSecondary(each.document))) take(source, open);
  const sources = usable.map((source) => withAmount(source, amounts.get(source.id) ?? 0, currency, session.id, now));
  return { sources, session: evolve(session, total, sum([...amounts.values()]), currency) };
}

function withAmount(source: SourceRecord, amount: number, currency: Currency, sessionId: string, now: string) {
  const fields = { amount: currency.major(amount), currency: currency.code, paymentSessionId: sessionId };
  const { document } = source;
  const same = document.amount === fields.amount && document.currency === fields.currency;
  return same && document.paymentSessionId === sessionId ? source : editSource(source, fields, now);
}

function evolve(
  session: PaymentSession | NewSession,
  total: number,
  contributed: number,
  currency: Currency,
): PaymentSession {
  const target: SessionState = contributed === total ? 'requires_confirmation' : 'requires_source';
  return {
    id: session.id,
    clientSecret: session.clientSecret,
    state:
      session.state === null ? move(sessionMachine, null, target) : moveOrStay(sessionMachine, session.state, target),
    amountContributed: currency.major(contributed),
    amountRemainingToBeContributed: currency.major(total - contributed),
  };
}

/** Moves a session on. What the shopper has to do is told anew with each state. */
export function moveSession(
  session: PaymentSession,
  to: SessionState,
  nextAction?: PaymentSession['nextAction'],
): PaymentSession {
  return withoutUndefined({ ...session, state: move(sessionMachine, session.state, to), nextAction });
}

/** Before a source is attached, a payment is its session alone. */
export function paymentOf(sources: readonly SourceSummary[], session: PaymentSession): Payment {
  return sources.length > 0 ? { sources: [...sources], session } : { session };
}
