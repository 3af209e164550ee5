import type { DueStep, DueStepName } from '../../due/types';
import { addSeconds } from '../../kernel/time';
import { type DueStepRecord, NOTHING_HIDDEN } from '../../records';
import { type OrderFlow, write } from './flow';

/** How long the sandbox lets a later outcome wait. */
export const LATER_SECONDS = 30;

/** Notes that something happens to this order by itself, see `advance`. */
export function schedule(
  flow: OrderFlow,
  step: DueStepName,
  details: Pick<DueStep, 'refundId' | 'operations'> = {},
): OrderFlow {
  const id = flow.context.newId('due-step');
  const dueTime = addSeconds(flow.context.now, LATER_SECONDS);
  const document: DueStep = { id, dueTime, step, orderId: flow.order.id, ...details };
  const record: DueStepRecord = { kind: 'due-step', id, document, hidden: NOTHING_HIDDEN };
  return write(flow, record);
}
