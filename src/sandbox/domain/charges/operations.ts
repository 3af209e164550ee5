/** Captures, cancels and refunds: split over the charges of an order, opened as pending, then settled. */
import { withoutUndefined } from '../changes';
import { move, moveOrStay } from '../machines/machine';
import type { Currency } from '../money/currency';
import { sum } from '../money/money';
import { chargesOf, editCharge, emitCharge, type OrderFlow } from '../orders/flow';
import { toSeconds } from '../time';
import { chargeMachine, chargeOperationMachine } from './transitions';
import type { Charge, ChargeOperation } from './types';

export type OperationKind = 'capture' | 'cancel' | 'refund';
export interface OperationKey {
  readonly chargeId: string;
  readonly operationId: string;
}

const LISTS = { capture: 'captures', cancel: 'cancels', refund: 'refunds' } as const;
const FAILURE = { failureCode: 'failed-request', failureMessage: 'The payment method refused the operation.' } as const;

function total(operations: readonly ChargeOperation[] | undefined, currency: Currency, ...states: string[]): number {
  const counted = (operations ?? []).filter((each) => states.length === 0 || states.includes(each.state));
  return sum(counted.map((each) => currency.minor(each.amount)));
}

/** Minor units captured and confirmed. */
export function capturedOn(charge: Charge, currency: Currency): number {
  return total(charge.captures, currency, 'complete');
}

export function cancelledOn(charge: Charge, currency: Currency): number {
  return total(charge.cancels, currency, 'complete');
}

export function refundedOn(charge: Charge, currency: Currency, ...states: string[]): number {
  return total(charge.refunds, currency, ...states);
}

/** What an operation of this kind may still take from the charge. Failed captures and cancels keep their share. */
function openFor(kind: OperationKind, charge: Charge, currency: Currency): number {
  if (kind === 'refund') return capturedOn(charge, currency) - refundedOn(charge, currency, 'pending', 'complete');
  return currency.minor(charge.amount) - total(charge.captures, currency) - total(charge.cancels, currency);
}

/** Captures take store credit first; cancels and refunds give the primary source back first. */
function inOrder(flow: OrderFlow, kind: OperationKind): Charge[] {
  const { charges: hidden } = flow.order.hidden;
  const rank = (charge: Charge) => (hidden[charge.id]?.secondary === (kind === 'capture') ? 0 : 1);
  return [...chargesOf(flow)].sort((a, b) => rank(a) - rank(b));
}

export interface Opened {
  readonly flow: OrderFlow;
  readonly keys: readonly OperationKey[];
}

/** Opens operations for an amount in minor units. Nothing is opened for nothing. */
export function openOperations(flow: OrderFlow, kind: OperationKind, amount: number, fulfillmentId?: string): Opened {
  let left = amount;
  let next = flow;
  const keys: OperationKey[] = [];
  for (const charge of inOrder(flow, kind)) {
    const share = Math.min(left, openFor(kind, charge, flow.currency));
    if (share <= 0) continue;
    left -= share;
    const operationId = flow.context.newId('charge-operation');
    keys.push({ chargeId: charge.id, operationId });
    next = addOperation(next, kind, charge.id, operationId, share, fulfillmentId);
  }
  if (left > 0) throw new Error(`The charges cannot bear a ${kind} of ${amount}: ${left} minor units too much.`);
  return { flow: next, keys };
}

function addOperation(
  flow: OrderFlow,
  kind: OperationKind,
  chargeId: string,
  id: string,
  amount: number,
  fulfillmentId: string | undefined,
): OrderFlow {
  const time = toSeconds(flow.context.now);
  const operation = withoutUndefined<ChargeOperation>({
    id,
    createdTime: time,
    updatedTime: time,
    amount: flow.currency.major(amount),
    state: move(chargeOperationMachine, null, 'pending'),
    fulfillmentId: kind === 'capture' ? fulfillmentId : undefined,
  });
  const added = editCharge(flow, chargeId, (charge) => ({
    ...charge,
    captured: charge.captured || kind === 'capture',
    [LISTS[kind]]: [...(charge[LISTS[kind]] ?? []), operation],
  }));
  return emitCharge(added, `order.charge.${kind}.pending`, chargeId);
}

/** Settles pending operations, and with them the state of their charges. Charges that are done are told later. */
export function settleOperations(
  flow: OrderFlow,
  kind: OperationKind,
  keys: readonly OperationKey[],
  state: 'complete' | 'failed',
): OrderFlow {
  return keys.reduce((next, { chargeId, operationId }) => {
    const settled = editCharge(next, chargeId, (charge) => {
      const settledCharge = {
        ...charge,
        refunded: charge.refunded || (kind === 'refund' && state === 'complete'),
        [LISTS[kind]]: (charge[LISTS[kind]] ?? []).map((operation) =>
          operation.id === operationId ? settle(operation, state, flow.context.now) : operation,
        ),
      };
      return kind === 'refund' ? settledCharge : { ...settledCharge, state: stateOf(settledCharge, flow.currency) };
    });
    return emitCharge(settled, `order.charge.${kind}.${state}`, chargeId);
  }, flow);
}

function settle(operation: ChargeOperation, to: 'complete' | 'failed', now: string): ChargeOperation {
  const state = move(chargeOperationMachine, operation.state, to);
  return { ...operation, state, updatedTime: toSeconds(now), ...(to === 'failed' ? FAILURE : {}) };
}

/** Done when every minor unit is captured or cancelled for good. */
function stateOf(charge: Charge, currency: Currency): Charge['state'] {
  const captured = capturedOn(charge, currency);
  const closed = captured + cancelledOn(charge, currency) === currency.minor(charge.amount);
  if (!closed) return moveOrStay(chargeMachine, charge.state, 'capturable');
  return move(chargeMachine, charge.state, captured > 0 ? 'complete' : 'cancelled');
}
