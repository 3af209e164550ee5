/** Captures that end after the call that opened them: slow ones, failed ones, and those that are tried again. */
import type { ChargeOperation } from '../../../../generated/contract/types';
import type { Surroundings } from '../../kernel/resource';
import { recount } from '../orders/amounts';
import { type OfOrder, onOrder, schedule } from '../orders/due';
import { invoiceOnce } from '../orders/files';
import { resumeOrder } from '../orders/finish';
import { chargesOf, type OrderFlow } from '../orders/flow';
import { linesOf } from '../orders/lines';
import type { OperationKey } from './operations';
import { processCharge, reopenCaptures, settleOperations, stillIn } from './outcomes';

interface OfCaptures extends OfOrder {
  readonly operations?: readonly OperationKey[];
  /** How often they were tried again; 0 where it is absent. */
  readonly retries?: number;
}

declare module '../../kernel/due' {
  interface DueSteps {
    'capture-fails': OfCaptures;
    'capture-retries': OfCaptures;
  }
}

/** Days after the first failure. The provider publishes 30 days and growing intervals; which ones they are is ours. */
const RETRY_DAYS = [1, 3, 7, 14, 30];
const DAY_SECONDS = 24 * 60 * 60;

/** Sends captures to the payment method, which takes its time, and may refuse them in the end. */
export function awaitCaptures(flow: OrderFlow, chargeId: string, operations: readonly OperationKey[], retries = 0) {
  const waiting = processCharge(flow, chargeId);
  const fails = flow.order.hidden.charges[chargeId]?.testBehavior === 'capture-fails-later';
  return fails ? schedule(waiting, 'capture-fails', { operations, retries }) : waiting;
}

/** The payment method refuses captures; they are tried again. */
export function failCaptures(flow: OrderFlow, operations: readonly OperationKey[], retries = 0): OrderFlow {
  const failed = settleOperations(flow, 'capture', operations, 'failed');
  const next = RETRY_DAYS[retries];
  if (next === undefined) return failed;
  const seconds = (next - (RETRY_DAYS[retries - 1] ?? 0)) * DAY_SECONDS;
  return schedule(failed, 'capture-retries', { operations, retries: retries + 1 }, seconds);
}

/** Captures of a charge in one of the states. */
export function capturesIn(flow: OrderFlow, chargeId: string, ...states: readonly string[]): OperationKey[] {
  return (chargesOf(flow).find(({ id }) => id === chargeId)?.captures ?? [])
    .filter(({ state }) => states.includes(state))
    .map(({ id: operationId }) => ({ chargeId, operationId }));
}

/** What was failed is tried once more, and all that is pending succeeds. */
export function completeCaptures(flow: OrderFlow, chargeId: string): OrderFlow {
  const retried = reopenCaptures(flow, capturesIn(flow, chargeId, 'failed'));
  const pending = capturesIn(retried, chargeId, 'pending');
  const settled = settleOperations(retried, 'capture', pending, 'complete');
  return invoiceOnce(resumeOrder(recount(countCaptured(settled))));
}

/** Every shipped unit is captured once every capture of the order is. */
function countCaptured(flow: OrderFlow): OrderFlow {
  const all = chargesOf(flow).flatMap(({ captures = [] }) => captures);
  if (all.some(({ state }) => state !== 'complete')) return flow;
  const lines = linesOf(flow);
  for (const { id } of flow.order.document.items) lines.change(id, { captured: lines.get(id).fulfilled });
  return lines.applyTo(flow);
}

/** Each charge refuses again as its test payment does; one that was refused by a control call alone succeeds. */
function retry(flow: OrderFlow, operations: readonly OperationKey[], retries: number): OrderFlow {
  const [first] = operations;
  if (!first) return flow;
  const behavior = flow.order.hidden.charges[first.chargeId]?.testBehavior;
  if (behavior === 'capture-failed') return failCaptures(reopenCaptures(flow, operations), operations, retries);
  if (behavior !== 'capture-fails-later') return completeCaptures(flow, first.chargeId);
  return awaitCaptures(reopenCaptures(flow, operations), first.chargeId, operations, retries);
}

type Take = (flow: OrderFlow, keys: readonly OperationKey[], retries: number) => OrderFlow;

const onCaptures = (state: ChargeOperation['state'], take: Take) => (step: OfCaptures, around: Surroundings) =>
  onOrder(step, around, (flow) => {
    const keys = stillIn(chargesOf(flow), 'captures', step.operations ?? [], state);
    return keys.length > 0 ? recount(take(flow, keys, step.retries ?? 0)) : flow;
  });

export const captureSteps = {
  'capture-fails': onCaptures('pending', failCaptures),
  'capture-retries': onCaptures('failed', retry),
};
