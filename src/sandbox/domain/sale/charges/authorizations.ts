/** How long a bank keeps money reserved, and what becomes of a capture that comes later. */
import type { OrderCharge } from '../../../../generated/contract/types';
import { later } from '../../kernel/due';
import { addDays, isBetween, toSeconds } from '../../kernel/time';
import { chargesOf, edit, type OrderFlow, write } from '../orders/flow';
import { namedTrigger } from '../orders/preconditions';

/** The provider's guide speaks of about seven days, for cards. */
const AUTHORIZATION_DAYS = 7;
const LAPSE_SECONDS = AUTHORIZATION_DAYS * 24 * 60 * 60 + 1;
/** Methods behind which a card stands. Nothing is published of others, so theirs never lapse here. */
const OF_CARDS = ['creditCard', 'applePay', 'googlePay'];

declare module '../../kernel/due' {
  interface DueSteps {
    'authorization-lapses': { readonly orderId: string; readonly chargeId: string };
  }
}

const isOfCard = ({ order }: OrderFlow, charge: OrderCharge): boolean => {
  const source = order.document.payment.sources?.find(({ id }) => id === charge.sourceId);
  return OF_CARDS.includes(source?.type ?? '');
};

/** Whether the bank has stopped reserving the money of this charge. */
function hasLapsed(flow: OrderFlow, charge: OrderCharge): boolean {
  const { order, context } = flow;
  const authorized = order.hidden.charges[charge.id]?.authorizedTime ?? charge.createdTime;
  const until = addDays(authorized, AUTHORIZATION_DAYS);
  return isOfCard(flow, charge) && !isBetween(context.now, authorized, until);
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

/** Sets down when the bank will stop reserving the money of these charges: in the first second that is too late. */
export function awaitLapse(flow: OrderFlow, chargeIds: readonly string[]): OrderFlow {
  const { order, context } = flow;
  const steps = chargesOf(flow)
    .filter((charge) => chargeIds.includes(charge.id) && isOfCard(flow, charge))
    .map(({ id: chargeId }) => later('authorization-lapses', { orderId: order.id, chargeId }, context, LAPSE_SECONDS));
  return write(flow, ...steps);
}

/** What is still to be captured comes too late for the authorization from now on. Captured or renewed ones stay as they are. */
export function lapse(flow: OrderFlow, chargeId: string): OrderFlow {
  const { charges: before } = flow.order.hidden;
  const known = before[chargeId];
  const charge = chargesOf(flow).find(({ id }) => id === chargeId);
  if (!known || charge?.state !== 'capturable' || !hasLapsed(flow, charge)) return flow;
  const lapsedTime = toSeconds(flow.context.now);
  return edit(flow, {}, { charges: { ...before, [chargeId]: { ...known, lapsedTime } } });
}
