/** How much a refund request asks for, and from where. */

import type { RefundRequest } from '../../../../generated/contract/types';
import { invalid, missing } from '../../kernel/problems';
import type { OrderFlow } from '../../sale/orders/flow';
import { availableToRefund, balancesOf } from '../../sale/orders/refundable';
import { amountOf, isAbsent, refusePlan, tooLittle, tooMuch } from './asked';
import { planItems } from './plan-items';
import { capturedIn, draw, leftIn, orderPots } from './pool';
import { percentStep, worthOfPercent } from './steps';
import type { Planned } from './types';

/** Exactly one of amount, percent and items. */
export function planRefund(input: RefundRequest, flow: OrderFlow): Planned {
  const ways = [input.amount, input.percent, input.items].filter((way) => !isAbsent(way));
  if (ways.length === 0) return refusePlan(missing('amount', 'Send an amount, a percentage or items.'));
  if (ways.length > 1) return refusePlan(invalid('amount', 'Send one of amount, percent and items, not several.'));
  const balances = balancesOf(flow);
  const available = availableToRefund(flow, balances);
  return input.items
    ? planItems(input.items, flow, balances, available)
    : planOrder(input, flow, orderPots(flow, balances, input.type), available);
}

function planOrder(
  input: RefundRequest,
  flow: OrderFlow,
  pots: ReturnType<typeof orderPots>,
  available: number,
): Planned {
  const left = Math.min(leftIn(pots), available);
  const scope = input.type ?? 'all';
  const byPercent = !isAbsent(input.percent);
  const asked = byPercent
    ? worthOfPercent(flow, scope, input.percent, capturedIn(pots), left)
    : amountOf(input.amount, flow.currency);
  if (!asked.ok) return refusePlan(asked.error);
  const { amount } = asked;
  const whole = byPercent ? Number(input.percent) === 100 : amount === left;
  if (input.type === 'tax' && !whole)
    return refusePlan(
      invalid('percentRequested', 'Tax is refunded as a whole: 100 percent, or all that is left of it.'),
    );
  if (amount === 0 && left > 0) return refusePlan(tooLittle(flow.currency));
  if (amount <= 0 || amount > left) return refusePlan(tooMuch('There is less than that left to refund.'));
  const steps = byPercent ? [percentStep(scope, input.percent)] : [];
  return { ok: true, plan: { amount, shares: draw(pots, amount), steps } };
}
