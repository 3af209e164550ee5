/** Which money a new fulfillment moves, and why. */
import type { Reason } from '../../kernel/reasons';
import { LISTS, type OperationKey } from '../../sale/charges/operations';
import { chargesOf, type OrderFlow } from '../../sale/orders/flow';

const moves = [
  ['capture', 'Captures what the shipped units are worth'],
  ['cancel', 'Releases what the cancelled units are worth'],
] as const;

function operationReason(key: OperationKey, index: number, flow: OrderFlow): Reason[] {
  const charge = chargesOf(flow).find(({ id }) => id === key.chargeId);
  for (const [kind, moved] of moves) {
    const operation = charge?.[LISTS[kind]]?.find(({ id }) => id === key.operationId);
    if (!operation) continue;
    const worth = 'unit by unit with tax and shipping, the order’s last ones with what rounding left';
    const text = `${moved}, ${worth}: ${operation.amount} ${flow.currency.code} of charge ${key.chargeId}, ${operation.state}`;
    return [{ pointer: `chargeOperationIds[${index}]`, text }];
  }
  return [];
}

/** @param after the order with what was captured and released */
export function fulfillmentReasons(keys: readonly OperationKey[], after: OrderFlow): readonly Reason[] {
  return keys.flatMap((key, index) => operationReason(key, index, after));
}
