/** The one way in which a refund changes its state, and what it moves on the lines of its order. */
import type { RefundedCharge, RefundState } from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { withoutUndefined } from '../../kernel/changes';
import type { EventDraft } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { toSeconds } from '../../kernel/time';
import { byCharge, type OperationKey } from '../../sale/charges/operations';
import { chargesOf, type OrderFlow } from '../../sale/orders/flow';
import { linesOf } from '../../sale/orders/lines';
import type { RefundRecord } from './record';
import { takeShares } from './shares';
import { takeLineStep, takeOrderSteps } from './steps';
import { refundMachine } from './transitions';
import type { Refund, RefundHidden } from './types';

export function refundEvent(type: EventType, refund: RefundRecord): EventDraft {
  return { type, objectKind: 'refund', objectId: refund.id, object: refund.document };
}

/** Counts shares and steps of a refund in (1), or takes them back (-1). */
export function countRefund(
  flow: OrderFlow,
  { shares, steps = [] }: Pick<RefundHidden, 'shares' | 'steps'>,
  sign: 1 | -1,
): OrderFlow {
  const lines = linesOf(flow);
  takeShares(lines, shares, sign);
  for (const step of steps) takeLineStep(lines, step, sign);
  return takeOrderSteps(lines.applyTo(flow), steps, sign);
}

function refundCharges(flow: OrderFlow, keys: readonly OperationKey[]): RefundedCharge[] {
  const operations = byCharge(keys);
  return chargesOf(flow)
    .filter((charge) => operations.has(charge.id))
    .map((charge) => ({
      id: charge.id,
      captured: charge.captured,
      refunded: charge.refunded,
      sourceId: charge.sourceId,
      refunds: (charge.refunds ?? [])
        .filter((operation) => operations.get(charge.id)?.has(operation.id))
        .map(({ createdTime, amount, state }) => ({ createdTime, amount, state })),
    }));
}

export function moveRefund(
  refund: RefundRecord,
  to: RefundState,
  fields: Partial<Refund>,
  flow: OrderFlow,
): RefundRecord {
  const { document } = refund;
  return {
    ...refund,
    document: withoutUndefined<Refund>({
      ...document,
      ...fields,
      state: move(refundMachine, document.state, to),
      updatedTime: toSeconds(flow.context.now),
      charges: refundCharges(flow, refund.hidden.operations),
    }),
  };
}
