/** Captures, cancels and refunds: split over the charges of an order and opened as pending; `outcomes.ts` ends them. */
import type { ChargeOperation, OrderCharge } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { move } from '../../kernel/machine';
import type { Currency } from '../../kernel/money/currency';
import { sum } from '../../kernel/money/money';
import { toSeconds } from '../../kernel/time';
import { chargesOf, editCharge, emitCharge, type OrderFlow } from '../orders/flow';
import { chargeOperationMachine } from './transitions';

export type OperationKind = 'capture' | 'cancel' | 'refund';
export interface OperationKey {
  readonly chargeId: string;
  readonly operationId: string;
}

export const LISTS = { capture: 'captures', cancel: 'cancels', refund: 'refunds' } as const;
/** A refund takes its share of what was captured until it is refused. */
export const NOT_REFUSED = ['pending', 'pending_information', 'complete'] as const;

function total(operations: readonly ChargeOperation[] | undefined, currency: Currency, ...states: string[]): number {
  const counted = (operations ?? []).filter((each) => states.length === 0 || states.includes(each.state));
  return sum(counted.map((each) => currency.minor(each.amount)));
}

/** Minor units captured and confirmed. */
export function capturedOn(charge: OrderCharge, currency: Currency): number {
  return total(charge.captures, currency, 'complete');
}

export function cancelledOn(charge: OrderCharge, currency: Currency): number {
  return total(charge.cancels, currency, 'complete');
}

export function refundedOn(charge: OrderCharge, currency: Currency, ...states: string[]): number {
  return total(charge.refunds, currency, ...states);
}

/** What an operation of this kind may still take from the charge. Failed captures and cancels keep their share. */
function openFor(kind: OperationKind, charge: OrderCharge, currency: Currency): number {
  if (kind === 'refund') return capturedOn(charge, currency) - refundedOn(charge, currency, ...NOT_REFUSED);
  return standingOf(charge, currency).open;
}

/** How a charge is divided. Failed captures and cancels keep their share. */
export function standingOf(charge: OrderCharge, currency: Currency) {
  const captures = total(charge.captures, currency);
  const cancels = total(charge.cancels, currency);
  return { captures, cancels, open: currency.minor(charge.amount) - captures - cancels };
}

/** Captures take store credit first; cancels and refunds give the primary source back first. */
function inOrder(flow: OrderFlow, kind: OperationKind): OrderCharge[] {
  const { charges: hidden } = flow.order.hidden;
  const rank = (charge: OrderCharge) => (hidden[charge.id]?.secondary === (kind === 'capture') ? 0 : 1);
  return [...chargesOf(flow)].sort((a, b) => rank(a) - rank(b));
}

export interface Opened {
  readonly flow: OrderFlow;
  readonly keys: readonly OperationKey[];
}

/** Opens operations for an amount in minor units. Nothing is opened for nothing. */
export function openOperations(flow: OrderFlow, kind: OperationKind, amount: number): Opened {
  const opened = openForEach(flow, kind, [amount]);
  return { flow: opened.flow, keys: opened.keys.flat() };
}

/**
 * Opens operations for each of several amounts in minor units, as the lines of a fulfillment have them. A charge tells of
 * all its new operations in one event.
 * @returns keys for each amount: several where an amount is shared by charges, none where it is 0
 */
export function openForEach(
  flow: OrderFlow,
  kind: OperationKind,
  amounts: readonly number[],
  fulfillmentId?: string,
): { readonly flow: OrderFlow; readonly keys: readonly (readonly OperationKey[])[] } {
  const queue = inOrder(flow, kind).map((charge) => ({ id: charge.id, open: openFor(kind, charge, flow.currency) }));
  const added = new Map<string, ChargeOperation[]>();
  let first = 0;
  const keys = amounts.map((amount) => {
    const ofAmount: OperationKey[] = [];
    let left = amount;
    for (let charge = queue[first]; left > 0; charge = queue[first]) {
      if (!charge) throw new Error(`The charges cannot bear a ${kind} of ${amount}: ${left} minor units too much.`);
      const share = Math.min(left, charge.open);
      if (share > 0) {
        const operation = newOperation(flow, kind, share, fulfillmentId);
        const ofCharge = added.get(charge.id);
        if (ofCharge) ofCharge.push(operation);
        else added.set(charge.id, [operation]);
        ofAmount.push({ chargeId: charge.id, operationId: operation.id });
        charge.open -= share;
        left -= share;
      }
      if (charge.open <= 0) first += 1;
    }
    return ofAmount;
  });
  return { flow: addOperations(flow, kind, added), keys };
}

function newOperation(
  { context, currency }: OrderFlow,
  kind: OperationKind,
  amount: number,
  fulfillmentId: string | undefined,
): ChargeOperation {
  const time = toSeconds(context.now);
  return withoutUndefined<ChargeOperation>({
    id: context.newId('charge-operation'),
    createdTime: time,
    updatedTime: time,
    amount: currency.major(amount),
    state: move(chargeOperationMachine, null, 'pending'),
    fulfillmentId: kind === 'capture' ? fulfillmentId : undefined,
  });
}

function addOperations(
  flow: OrderFlow,
  kind: OperationKind,
  added: ReadonlyMap<string, readonly ChargeOperation[]>,
): OrderFlow {
  let next = flow;
  for (const [chargeId, operations] of added) {
    next = editCharge(next, chargeId, (charge) => ({
      ...charge,
      captured: charge.captured || kind === 'capture',
      [LISTS[kind]]: [...(charge[LISTS[kind]] ?? []), ...operations],
    }));
    next = emitCharge(next, `order.charge.${kind}.pending`, chargeId);
  }
  return next;
}

/** The ids of operations by their charges, in the order in which the charges are first named. */
export function byCharge(keys: readonly OperationKey[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { chargeId, operationId } of keys) {
    const group = groups.get(chargeId);
    if (group) group.add(operationId);
    else groups.set(chargeId, new Set([operationId]));
  }
  return groups;
}
