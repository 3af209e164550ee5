/** What must hold of the money in every order, whatever was done to it. */
import type { Problem } from '../step';

/** Amounts that are nothing may be left out. */
interface Amounts {
  readonly totalAmount: number;
  readonly refundedAmount?: number;
  readonly availableToRefundAmount?: number;
  readonly cancelledAmount?: number;
  readonly capturedAmount?: number;
}

/** Amounts have at most three decimals: this is less than the smallest of them. */
const tolerance = 1e-4;

function isOrder(value: unknown): value is Amounts {
  return typeof value === 'object' && value !== null && 'totalAmount' in value && 'fraudStateTransitions' in value;
}

function brokenRule(order: Amounts): string | undefined {
  const {
    totalAmount,
    refundedAmount = 0,
    availableToRefundAmount = 0,
    cancelledAmount = 0,
    capturedAmount = 0,
  } = order;
  const parts = { totalAmount, refundedAmount, availableToRefundAmount, cancelledAmount, capturedAmount };
  const negative = Object.entries(parts).find(([, amount]) => !(amount >= 0));
  if (negative) return `${negative[0]} is less than nothing`;
  if (capturedAmount > totalAmount + tolerance) return 'more is captured than was ordered';
  if (refundedAmount > capturedAmount + tolerance) return 'more is refunded than was captured';
  if (refundedAmount + availableToRefundAmount > capturedAmount + tolerance)
    return 'more can be refunded than was captured';
  return undefined;
}

/** @param body of an answer: an order, a list of them, or anything else */
export function moneyProblems(body: unknown): Problem[] {
  const listed = (body as { data?: unknown } | null)?.data;
  const orders = [body, ...(Array.isArray(listed) ? listed : [])].filter(isOrder);
  return orders.flatMap((order) => {
    const rule = brokenRule(order);
    return rule ? [{ kind: `An order's money: ${rule}`, detail: JSON.stringify(order).slice(0, 900) }] : [];
  });
}
