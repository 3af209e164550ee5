/** How long a bank keeps money reserved, and what becomes of a capture that comes later. */
import type { OrderCharge } from '../../../../generated/contract/types';
import { addDays, isBetween, toSeconds } from '../../kernel/time';
import { chargesOf, edit, type OrderFlow } from '../orders/flow';
import { namedTrigger } from '../orders/preconditions';

/** The provider's guide speaks of about seven days, for cards. */
const AUTHORIZATION_DAYS = 7;
/** Methods behind which a card stands. Nothing is published of others, so theirs never lapse here. */
const OF_CARDS = ['creditCard', 'applePay', 'googlePay'];

/** Whether the bank has stopped reserving the money of this charge. */
function hasLapsed({ order, context }: OrderFlow, charge: OrderCharge): boolean {
  const source = order.document.payment.sources?.find(({ id }) => id === charge.sourceId);
  const authorized = order.hidden.charges[charge.id]?.authorizedTime ?? charge.createdTime;
  const until = addDays(authorized, AUTHORIZATION_DAYS);
  return OF_CARDS.includes(source?.type ?? '') && !isBetween(context.now, authorized, until);
}

/** The charges whose captures come too late for their authorization. */
export function lapsedCharges(flow: OrderFlow): ReadonlySet<string> {
  return new Set(
    chargesOf(flow)
      .filter((charge) => hasLapsed(flow, charge))
      .map(({ id }) => id),
  );
}

/** What the bank says to a new authorization; only a tag in an email address makes it refuse. */
export function lateOutcome({ order, context }: OrderFlow): 'granted' | 'refused' | 'capture-fails' {
  const { email, payment } = order.document;
  const trigger = namedTrigger(email, payment.sources ?? [], context.reference);
  if (trigger === 'reauthorization-refused') return 'refused';
  return trigger === 'late-capture-fails' ? 'capture-fails' : 'granted';
}

/** The money of these charges is reserved from now on. */
export function noteAuthorized(flow: OrderFlow, chargeIds: readonly string[]): OrderFlow {
  const authorizedTime = toSeconds(flow.context.now);
  const { charges: before } = flow.order.hidden;
  const renewed = chargesOf(flow).flatMap(({ id, createdTime }) => {
    const known = chargeIds.includes(id) ? before[id] : undefined;
    const isNews = known && (known.authorizedTime ?? createdTime) !== authorizedTime;
    return isNews ? [[id, { ...known, authorizedTime }] as const] : [];
  });
  return renewed.length > 0 ? edit(flow, {}, { charges: { ...before, ...Object.fromEntries(renewed) } }) : flow;
}
