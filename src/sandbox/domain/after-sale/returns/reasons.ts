/** Why goods that come back are worth what they are, and how many may. */
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { proportion } from '../../kernel/money/money';
import { amountText } from '../../kernel/money/words';
import { type Reason, type Standing, under } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import type { OrderRecord } from '../../sale/orders/record';
import type { LineProgress } from '../../sale/orders/types';
import { returnable } from './create';
import type { ReturnLine, ReturnRecord } from './record';
import { worthOfReturned } from './worth';

const source = { table: 'returns', basis: 'ours' } as const;

function worthText(line: LineProgress, ordered: number, from: number, units: number, currency: Currency): string {
  const say = (minor: number) => amountText(minor, currency);
  const { product, productTax } = line.parts;
  const upTo = (count: number) => {
    const parts = [proportion(product, count, ordered), proportion(productTax, count, ordered)] as const;
    const share = `product ${say(product)} × ${count} ÷ ${ordered} + its tax ${say(productTax)} × ${count} ÷ ${ordered}`;
    return { text: `${share}, each half up, = ${say(parts[0] + parts[1])}`, worth: parts[0] + parts[1] };
  };
  if (from === 0) return upTo(units).text;
  const before = `less ${say(upTo(from).worth)} of the ${from} that came back before`;
  return `${upTo(from + units).text}; ${before}: ${say(worthOfReturned(line, ordered, from, units))}`;
}

interface Around {
  readonly order: OrderRecord;
  /** Units of each line that could still come back, these included. */
  readonly open: ReadonlyMap<string, number>;
  readonly currency: Currency;
}

function lineReasons(item: ReturnLine, from: number, { order, open, currency }: Around): Reason[] {
  const line = order.hidden.lines[item.itemId];
  const ordered = order.document.items.find(({ id }) => id === item.itemId)?.quantity ?? 0;
  if (!line) return [];
  return [
    {
      pointer: 'amount',
      text: `To be refunded once all is accepted, without shipping and fees: ${worthText(line, ordered, from, item.quantity, currency)}`,
      source,
    },
    {
      pointer: 'quantity',
      text: `${line.fulfilled} of ${ordered} units were shipped, ${open.get(item.itemId) ?? 0} of them were in no other return. Asked for: ${item.quantity}`,
      source,
    },
    {
      pointer: 'quantityAccepted',
      text: `Of ${item.quantity} units that were announced, the store has taken back: ${item.quantityAccepted}`,
      source,
    },
  ];
}

export async function returnStanding(
  { id, document, hidden }: ReturnRecord,
  { read, context }: Surroundings,
): Promise<Standing[]> {
  const order = await read.find('order', document.orderId);
  if (!order) return [];
  const others = (await read.findBy('return', 'orderId', [order.id])).filter((one) => one.id !== id);
  const open = new Map(returnable(order, others).map((line) => [line.itemId, line.open]));
  const around = { order, open, currency: currencyOf(document.currency, context.reference) };
  const reasons = document.items.flatMap((item, index) =>
    under(`items[${index}].`, lineReasons(item, hidden.from[item.itemId] ?? 0, around)),
  );
  return [{ of: document, reasons }];
}
