/** Payments that cannot go back by themselves: nobody knows the buyer's account until the buyer names it. */
import type { Reference } from '../../kernel/reference';
import type { OrderFlow } from '../orders/flow';
import { chargesOf } from '../orders/flow';

/** How long the buyer has; the provider's text says 30 days. */
export const DETAILS_SECONDS = 30 * 24 * 60 * 60;

/** Delayed methods, and online banking (`onlineBanking`, `fpxOnlineBanking`). */
function asksForDetails(type: string, { paymentMethods }: Reference): boolean {
  const isDelayed = paymentMethods.some((method) => method.type === type && method.flow === 'receiver');
  return isDelayed || /onlineBanking$/i.test(type);
}

/** Whether money of this charge goes back only to an account that the buyer has to name. */
export function needsDetails(flow: OrderFlow, chargeId: string): boolean {
  const sourceId = chargesOf(flow).find(({ id }) => id === chargeId)?.sourceId;
  const source = flow.order.document.payment.sources?.find(({ id }) => id === sourceId);
  return source !== undefined && asksForDetails(source.type, flow.context.reference);
}
