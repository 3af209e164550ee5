/** What becomes of captures, cancels and refunds that were opened, and with them of their charges. */
import type { ChargeOperation, OrderCharge } from '../../../../generated/contract/types';
import { move, moveOrStay } from '../../kernel/machine';
import type { Currency } from '../../kernel/money/currency';
import { toSeconds } from '../../kernel/time';
import { chargesOf, editCharge, emitCharge, type OrderFlow } from '../orders/flow';
import { byCharge, cancelledOn, capturedOn, LISTS, type OperationKey, type OperationKind } from './operations';
import { chargeMachine, chargeOperationMachine } from './transitions';

const FAILURE = { failureCode: 'failed-request', failureMessage: 'The payment method refused the operation.' } as const;

/** Those of the operations that are still in this state. */
export function stillIn(
  charges: readonly OrderCharge[],
  list: 'captures' | 'cancels',
  keys: readonly OperationKey[],
  state: ChargeOperation['state'],
): OperationKey[] {
  const there = charges.flatMap((charge) => charge[list] ?? []).filter((operation) => operation.state === state);
  const ids = new Set(there.map(({ id }) => id));
  return keys.filter(({ operationId }) => ids.has(operationId));
}

/** What an operation may come to once it was opened. */
type Outcome = Exclude<ChargeOperation['state'], 'pending'>;

/**
 * Moves operations on, and with them the state of their charges; a charge tells of all of them in one event. Charges that
 * are done are told later. No event tells of a refund that waits for bank details: the refund itself does.
 */
export function settleOperations(
  flow: OrderFlow,
  kind: OperationKind,
  keys: readonly OperationKey[],
  state: Outcome,
): OrderFlow {
  let next = flow;
  for (const [chargeId, ids] of byCharge(keys)) {
    next = editCharge(next, chargeId, (charge) => settledCharge(charge, kind, ids, state, flow));
    const event = eventOf(kind, state);
    if (event) next = emitCharge(next, event, chargeId);
  }
  return next;
}

function eventOf(kind: OperationKind, state: Outcome) {
  if (state !== 'pending_information') return `order.charge.${kind}.${state}` as const;
  return kind === 'cancel' ? 'order.charge.cancel.pending_information' : undefined;
}

/** The payment method takes its time with the captures of a charge. */
export function processCharge(flow: OrderFlow, chargeId: string): OrderFlow {
  const charge = chargesOf(flow).find(({ id }) => id === chargeId);
  if (!charge || charge.state === 'processing') return flow;
  const state = move(chargeMachine, charge.state, 'processing');
  return emitCharge(
    editCharge(flow, chargeId, (before) => ({ ...before, state })),
    'order.charge.processing',
    chargeId,
  );
}

/** Failed captures are sent once more. */
export function reopenCaptures(flow: OrderFlow, keys: readonly OperationKey[]): OrderFlow {
  let next = flow;
  for (const [chargeId, ids] of byCharge(keys)) {
    next = editCharge(next, chargeId, (charge) => ({
      ...charge,
      captures: (charge.captures ?? []).map((capture) => (ids.has(capture.id) ? reopened(capture, flow) : capture)),
    }));
    next = emitCharge(next, 'order.charge.capture.pending', chargeId);
  }
  return next;
}

function reopened({ failureCode: _, failureMessage: _message, ...capture }: ChargeOperation, { context }: OrderFlow) {
  const state = move(chargeOperationMachine, capture.state, 'pending');
  return { ...capture, state, updatedTime: toSeconds(context.now) };
}

function settledCharge(
  charge: OrderCharge,
  kind: OperationKind,
  ids: ReadonlySet<string>,
  state: Outcome,
  { context, currency }: OrderFlow,
): OrderCharge {
  const settled = {
    ...charge,
    refunded: charge.refunded || (kind === 'refund' && state === 'complete'),
    [LISTS[kind]]: (charge[LISTS[kind]] ?? []).map((operation) =>
      ids.has(operation.id) ? moved(operation, state, context.now) : operation,
    ),
  };
  return kind === 'refund' ? settled : { ...settled, state: stateOf(settled, currency) };
}

function moved(operation: ChargeOperation, to: Outcome, now: string): ChargeOperation {
  const state = move(chargeOperationMachine, operation.state, to);
  return { ...operation, state, updatedTime: toSeconds(now), ...(to === 'failed' ? FAILURE : {}) };
}

/** Done when every minor unit is captured or cancelled for good; processing while a capture takes its time. */
function stateOf(charge: OrderCharge, currency: Currency): OrderCharge['state'] {
  const captured = capturedOn(charge, currency);
  const closed = captured + cancelledOn(charge, currency) === currency.minor(charge.amount);
  if (closed) return move(chargeMachine, charge.state, captured > 0 ? 'complete' : 'cancelled');
  const waits = charge.captures?.some(({ state }) => state === 'pending');
  if (charge.state === 'processing' && waits) return charge.state;
  return moveOrStay(chargeMachine, charge.state, 'capturable');
}
