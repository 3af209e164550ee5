/** How the money of an order moved, told again from its fulfillments: nothing of it is kept, for hardly anybody asks. */
import type { OrderCharge } from '../../../../generated/contract/types';
import type { Currency } from '../../kernel/money/currency';
import type { Surroundings } from '../../kernel/resource';
import type { HowTaken } from '../../sale/charges/reasons';
import { chargesOf, type OrderFlow, startFlow } from '../../sale/orders/flow';
import type { OrderRecord } from '../../sale/orders/record';
import type { LineProgress } from '../../sale/orders/types';
import { openSteps, standingOf } from './money';
import type { FulfillmentRecord } from './record';

const UNTOUCHED = { fulfilled: 0, cancelled: 0, captured: 0, taken: 0 } as const;

/** The order as it was before its first fulfillment. */
function untouched({ document, hidden, ...record }: OrderRecord): OrderRecord {
  const charges = document.payment.charges?.map(
    ({ captures: _c, cancels: _r, refunds: _p, ...charge }): OrderCharge => charge,
  );
  const lines = Object.entries(hidden.lines).map(([id, line]): [string, LineProgress] => [
    id,
    { ...line, ...UNTOUCHED },
  ]);
  return {
    ...record,
    document: { ...document, payment: { ...document.payment, ...(charges && { charges }) } },
    hidden: { ...hidden, lines: Object.fromEntries(lines) },
  };
}

function shippedAgain(start: OrderFlow, fulfillments: readonly FulfillmentRecord[]) {
  const items = new Map(start.order.document.items.map((item) => [item.id, item]));
  const standing = standingOf(start, true);
  let flow = start;
  for (const { id, document } of fulfillments)
    for (const [kind, field] of [
      ['capture', 'quantity'],
      ['cancel', 'cancelQuantity'],
    ] as const) {
      const steps = document.items.flatMap((one) => {
        const item = items.get(one.itemId ?? '');
        return item && one[field] ? [{ item, units: one[field] }] : [];
      });
      flow = openSteps(flow, standing, kind, steps, id).flow;
    }
  return { flow, how: standing.how };
}

/** Words for the operations of a list, as long as those told again have the amounts of those that are there. */
function wordsFor(
  there: OrderCharge['captures'],
  again: OrderCharge['captures'],
  how: ReadonlyMap<string, string> | undefined,
  currency: Currency,
) {
  const first = (there ?? []).findIndex(
    ({ amount }, index) => currency.minor(amount) !== currency.minor(again?.[index]?.amount ?? -1),
  );
  return (again ?? []).slice(0, first < 0 ? undefined : first).map(({ id }) => how?.get(id));
}

/** By charge id. */
export async function howTaken(
  order: OrderRecord,
  { read, context }: Surroundings,
): Promise<ReadonlyMap<string, HowTaken>> {
  const shipped = await read.findBy('fulfillment', 'orderId', [order.id]);
  let count = 0;
  const newId = () => {
    count += 1;
    return String(count);
  };
  const start = startFlow(untouched(order), { ...context, newId });
  const { flow, how } = shippedAgain(start, shipped.reverse());
  const refunded = await read.findBy('refund', 'orderId', [order.id]);
  const refundOf = new Map(
    refunded.flatMap(({ id, hidden }) =>
      hidden.operations.map(({ operationId }) => [
        operationId,
        `For refund ${id}, of the primary source before store credit`,
      ]),
    ),
  );
  const again = new Map(chargesOf(flow).map((charge) => [charge.id, charge]));
  return new Map(
    (order.document.payment.charges ?? []).map(({ id, captures, cancels, refunds }) => {
      const told = again.get(id);
      const refund = refunds?.map((operation) => refundOf.get(operation.id));
      const capture = wordsFor(captures, told?.captures, how, flow.currency);
      return [id, { capture, cancel: wordsFor(cancels, told?.cancels, how, flow.currency), refund }];
    }),
  );
}
