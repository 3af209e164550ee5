/** Which money a new fulfillment moves, and why. */
import { amountText } from '../../kernel/money/words';
import type { Reason } from '../../kernel/reasons';
import { LISTS, type OperationKey } from '../../sale/charges/operations';
import { chargesOf, type OrderFlow } from '../../sale/orders/flow';
import type { HowWorth, MovedMoney } from './money';

const moves = [
  ['capture', 'Captures what the shipped units are worth'],
  ['cancel', 'Releases what the cancelled units are worth'],
] as const;

function operationReason(key: OperationKey, index: number, flow: OrderFlow, how: HowWorth | undefined): Reason[] {
  const charge = chargesOf(flow).find(({ id }) => id === key.chargeId);
  for (const [kind, moved] of moves) {
    const operation = charge?.[LISTS[kind]]?.find(({ id }) => id === key.operationId);
    if (!operation) continue;
    const worth = how?.get(key.operationId) ?? 'unit by unit with tax and shipping';
    const amount = amountText(flow.currency.minor(operation.amount), flow.currency);
    const text = `${moved}. ${worth}: ${amount} ${flow.currency.code} of charge ${key.chargeId}, ${operation.state}`;
    return [{ pointer: `chargeOperationIds[${index}]`, text, source: { table: 'charges', basis: 'ours' } }];
  }
  return [];
}

/** @param after the order with what was captured and released */
export function fulfillmentReasons({ keys, how }: MovedMoney, after: OrderFlow): readonly Reason[] {
  return keys.flatMap((key, index) => operationReason(key, index, after, how));
}
