/** Objects that grow by calls on them stay small enough to be read and written at once, whoever keeps calling. */
import { refuse } from '../../domain/kernel/decision';
import { conflict } from '../../domain/kernel/problems';
import type { OrderRecord } from '../../domain/records';
import { limits } from '../../limits';
import type { Answer } from '../call';

/** The refusal of one entry more than an object may keep, or undefined while there is room. */
export function full(entries: readonly unknown[], what: string, parameter: string): Answer | undefined {
  if (entries.length < limits.kept) return undefined;
  return refuse(
    conflict('invalid_parameter', `There are ${limits.kept} ${what} already, and no room for more.`, parameter),
  );
}

/** The same for what happens to the money of an order. */
export function fullHistory(order: OrderRecord | null): Answer | undefined {
  const isFull = order?.document.payment.charges?.some(
    ({ captures = [], cancels = [], refunds = [] }) =>
      Math.max(captures.length + cancels.length, refunds.length) >= limits.history,
  );
  if (!isFull) return undefined;
  const message = `A charge of the order has ${limits.history} captures, cancels or refunds, and no room for more.`;
  return refuse(conflict('invalid_parameter', message, 'orderId'));
}
