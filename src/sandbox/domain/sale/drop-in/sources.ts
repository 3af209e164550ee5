/** How a session is paid: by a source that the browser made, or by store credit of its options. */
import type { Source } from '../../../../generated/contract/types';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { currencyOf, sumMinor } from '../../kernel/money/currency';
import { amountText } from '../../kernel/money/words';
import { conflict, unknownId } from '../../kernel/problems';
import type { AnyRecord } from '../../kernel/records';
import { attachSourceToCustomer } from '../../shoppers/customers/decisions';
import { answerStoreCredit } from '../callouts/store-credit';
import { attachSourceToCheckout } from '../checkouts/sources';
import { createSource } from '../sources/create';
import { isSecondary } from '../sources/lifecycle';
import type { SourceRecord } from '../sources/record';
import type { SessionState } from './update';

const isSource = (record: AnyRecord): record is SourceRecord => record.kind === 'source';

/** `saved`: to the session's customer too. */
export function attachSource(
  { sourceId, saved }: { readonly sourceId: string; readonly saved: boolean },
  state: SessionState & { readonly source: SourceRecord | null },
  context: Context,
): Decision<Source> {
  const { customer } = state;
  const kept =
    saved && customer
      ? attachSourceToCustomer(null, { customer, source: state.source, sourceId, checkout: null }, context)
      : null;
  if (kept && !kept.ok) return kept;
  const source = kept?.writes.find(isSource) ?? state.source;
  const attached = attachSourceToCheckout(null, { ...state, source, sourceId }, context);
  if (!attached.ok) return attached;
  const before = (kept?.writes ?? []).filter((record) => !isSource(record));
  return accept(attached.result, {
    writes: [...before, ...attached.writes],
    events: [...(kept?.events ?? []), ...attached.events],
  });
}

/** As much of the credit as is left to pay. The merchant's server is asked first; here the sandbox answers for it. */
export function attachStoreCredit(upstreamId: string, state: SessionState, context: Context): Decision<Source> {
  const { session, checkout, sources } = state;
  const credit = session.document.options.storeCredits?.find((one) => one.upstreamId === upstreamId);
  if (!credit) return refuse(unknownId('Store credit', upstreamId, 'upstreamId'));
  const { currency: code, totalAmount, payment } = checkout.document;
  const currency = currencyOf(code, context.reference);
  const credits = sources.filter(({ document }) => isSecondary(document));
  if (credits.some(({ document }) => document.upstreamId === upstreamId))
    return refuse(conflict('session_update_not_allowed', `Store credit '${upstreamId}' pays already.`));
  const paid = sumMinor(
    credits.map(({ document }) => document.amount ?? 0),
    currency,
  );
  const open = currency.minor(totalAmount) - paid;
  if (open <= 0) return refuse(conflict('session_source_amount_too_large', 'Nothing is left to pay.'));
  const amount = currency.major(Math.min(open, currency.minor(credit.amount)));
  const answer = answerStoreCredit({ upstreamId, amount });
  if (!answer.ok || !answer.result.approval)
    return refuse(conflict('session_update_not_allowed', `The merchant refuses store credit '${upstreamId}'.`));
  const request = { type: 'customerCredit' as const, amount, upstreamId, paymentSessionId: payment.session.id };
  context.explain?.(() => {
    const [credited, left, taken] = [currency.minor(credit.amount), open, currency.minor(amount)];
    const say = (minor: number) => amountText(minor, currency);
    const text = `The smaller of the credit, ${say(credited)}, and what is left of the total, ${say(left)}: ${say(taken)}`;
    return [{ pointer: 'amount', text, source: { table: 'store-credit', basis: 'published' } }];
  });
  const made = createSource(request, { keyKind: 'secret', checkout }, context);
  if (!made.ok) return made;
  const source = made.writes.find(isSource) ?? null;
  const attached = attachSourceToCheckout(null, { ...state, source, sourceId: made.result.id }, context);
  if (!attached.ok) return attached;
  return accept(attached.result, { writes: attached.writes, events: [...made.events, ...attached.events] });
}
