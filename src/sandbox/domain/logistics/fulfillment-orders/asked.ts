/** What cancellations and returns share: lines of a fulfillment order that a connector names, and the warehouse's answer. */
import type { FulfillmentOrderLine } from '../../../../generated/contract/types';
import { type DomainError, type Refused, refuse } from '../../kernel/decision';
import { conflict, invalid } from '../../kernel/problems';
import type { FulfillmentOrderRecord } from './record';

/** As the reason, it makes the sandbox's warehouse refuse. A trigger of ours. */
export const REJECT = 'sandbox_reject';

interface Asked {
  readonly fulfillmentOrderItemId: string;
  readonly quantity: number;
}

export function lineOf(order: FulfillmentOrderRecord, { fulfillmentOrderItemId }: Asked) {
  return order.document.items.find(({ id }) => String(id) === fulfillmentOrderItemId);
}

/** Why these units cannot be asked for, or undefined. Several entries of one line add up. */
export function unfit(
  order: FulfillmentOrderRecord,
  asked: readonly Asked[],
  { room, action }: { readonly room: (line: FulfillmentOrderLine) => number; readonly action: string },
): Refused | undefined {
  const left = new Map(order.document.items.map((line) => [line.id, room(line)]));
  const errors = asked.flatMap((one, index): DomainError[] => {
    const line = lineOf(order, one);
    const place = `items[${index}]`;
    if (!line)
      return [
        invalid(
          `${place}.fulfillmentOrderItemId`,
          `The fulfillment order has no line '${one.fulfillmentOrderItemId}'.`,
        ),
      ];
    const units = left.get(line.id) ?? 0;
    left.set(line.id, units - one.quantity);
    if (one.quantity <= units) return [];
    return [conflict('quantity_too_large', `${units} units of this line can still be ${action}.`, `${place}.quantity`)];
  });
  return errors.length > 0 ? refuse(errors) : undefined;
}

/** The order with each named line changed by the units that the warehouse accepts of it. */
export function withLines(
  order: FulfillmentOrderRecord,
  accepted: readonly Asked[],
  change: (line: FulfillmentOrderLine, units: number) => FulfillmentOrderLine,
): FulfillmentOrderRecord {
  const items = accepted.reduce<FulfillmentOrderLine[]>(
    (lines, one) =>
      lines.map((line) => (String(line.id) === one.fulfillmentOrderItemId ? change(line, one.quantity) : line)),
    order.document.items,
  );
  return { ...order, document: { ...order.document, items } };
}
