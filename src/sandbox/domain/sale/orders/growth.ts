import { type Context, type Refused, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { OrderRecord } from './record';

/** The refusal of what would add to the charges of an order, or undefined while there is room. */
export function fullHistory(order: OrderRecord | null, { reference }: Context): Refused | undefined {
  const { history } = reference.growth;
  const isFull = order?.document.payment.charges?.some(
    ({ captures = [], cancels = [], refunds = [] }) =>
      Math.max(captures.length + cancels.length, refunds.length) >= history,
  );
  if (!isFull) return undefined;
  const message = `A charge of the order has ${history} captures, cancels or refunds, and no room for more.`;
  return refuse(conflict('invalid_parameter', message, 'orderId'));
}
