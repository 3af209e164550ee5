/** Why the lines of a fulfillment order stand as they do. */
import type { FulfillmentOrderLine } from '../../../../generated/contract/types';
import { type Reason, type Standing, under } from '../../kernel/reasons';
import type { FulfillmentOrderRecord } from './record';

const source = { table: 'fulfillment-orders', basis: 'ours' } as const;

const COUNTS = ['backordered', 'pending', 'shipped', 'cancelled', 'returned'] as const;
const PRICES = ['subtotal', 'shipping', 'total'] as const;

function countsOf({ quantity, pending, backordered, shipped, cancelled, returned }: FulfillmentOrderLine) {
  return {
    pending: `${quantity} ordered − ${backordered} on backorder − ${shipped} shipped − ${cancelled} cancelled = ${pending}`,
    backordered: `What of ${quantity} the stock did not have, less what was cancelled of it: ${backordered}`,
    shipped: `What left the warehouse of ${quantity} ordered: ${shipped}`,
    cancelled: `What the warehouse was asked not to ship of ${quantity} ordered, backorders first: ${cancelled}`,
    returned: `What came back of ${shipped} shipped: ${returned}`,
  } satisfies Record<(typeof COUNTS)[number], string>;
}

function lineReasons(line: FulfillmentOrderLine): Reason[] {
  const counts = countsOf(line);
  const sent = PRICES.flatMap((name) => (typeof line[name] === 'number' ? [[name, line[name]] as const] : []));
  const tax = [
    ['tax.amount', line.tax?.amount] as const,
    ...(line.tax?.items ?? []).map(({ amount }, index) => [`tax.items[${index}].amount`, amount] as const),
  ].filter(([, amount]) => typeof amount === 'number');
  return [
    ...COUNTS.map((pointer) => ({ pointer, text: counts[pointer], source })),
    ...[...sent, ...tax].map(([pointer, amount]) => ({
      pointer,
      text: `As sent; a warehouse works nothing out and moves no money: ${amount}`,
      source,
    })),
  ];
}

export async function fulfillmentOrderStanding({ document }: FulfillmentOrderRecord): Promise<Standing[]> {
  const reasons = document.items.flatMap((line, index) => under(`items[${index}].`, lineReasons(line)));
  return [{ of: document, reasons }];
}

/** At the moment in which it is made the stock is known. @param stock how many units there were for each line */
export function stockReasons(lines: readonly FulfillmentOrderLine[], stock: readonly (number | null)[]): Reason[] {
  return lines.flatMap(({ quantity, backordered }, index) => {
    const there = stock[index];
    const pointer = `items[${index}].backordered`;
    if (there === null || there === undefined)
      return [
        { pointer, text: `A reservation holds all ${quantity}, so none is on backorder: ${backordered}`, source },
      ];
    const text =
      there >= quantity
        ? `${quantity} ordered, ${there} in stock: ${backordered}`
        : `${quantity} ordered − ${there} in stock = ${backordered}`;
    return [{ pointer, text, source }];
  });
}
