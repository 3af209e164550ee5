import type { Return, ReturnRequest } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { full } from '../../kernel/growth';
import { move } from '../../kernel/machine';
import { currencyOf } from '../../kernel/money/currency';
import { conflict, unknownId } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import type { ReturnLine, ReturnRecord } from './record';
import { returnMachine } from './transitions';
import { type OpenLine, takeUnits } from './units';
import { worthOfReturned } from './worth';

/** What the return is about, and the returns that the order has already. */
interface State {
  readonly order: OrderRecord | null;
  readonly earlier: readonly ReturnRecord[];
}

/** Units in other returns, accepted or not, by line. */
function unitsIn(returns: readonly ReturnRecord[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { itemId, quantity } of returns.flatMap(({ document }) => document.items))
    units.set(itemId, (units.get(itemId) ?? 0) + quantity);
  return units;
}

/** Each line, with the units that were shipped and are in no other return (inferred from "eligible for return"). */
export function returnable(order: OrderRecord, earlier: readonly ReturnRecord[]): OpenLine[] {
  const before = unitsIn(earlier);
  return order.document.items.map(({ id, skuId }) => {
    const shipped = order.hidden.lines[id]?.fulfilled ?? 0;
    return withoutUndefined({ itemId: id, skuId, open: shipped - (before.get(id) ?? 0) });
  });
}

/** No money moves. */
export function createReturn(
  input: ReturnRequest,
  { order, earlier }: State,
  context: Context,
): Decision<Return & { livemode: boolean }> {
  if (!order) return refuse(unknownId('Order', input.orderId, 'orderId'));
  if (order.document.state === 'dispute')
    return refuse(conflict('invalid_parameter', `Order '${order.id}' is in dispute.`, 'order'));
  const refused = full(earlier, 'returns of the order', 'orderId', context);
  if (refused) return refused;
  const taken = takeUnits(input.items, returnable(order, earlier));
  if (!taken.ok) return refuse(taken.error);
  const record = build(input, order, { units: taken.units, before: unitsIn(earlier) }, context);
  const result = { ...record.document, livemode: context.liveMode };
  return accept(result, { writes: [record], events: [eventOf('return.created', record)] });
}

interface Units {
  readonly units: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
}

function build(input: ReturnRequest, order: OrderRecord, { units, before }: Units, context: Context): ReturnRecord {
  const id = context.newId('return');
  const { document, hidden } = order;
  const currency = currencyOf(document.currency, context.reference);
  const taken = document.items.filter((item) => units.has(item.id));
  const items = taken.map(({ id: itemId, skuId, quantity: ordered }): ReturnLine => {
    const quantity = units.get(itemId) ?? 0;
    const line = hidden.lines[itemId];
    const worth = line ? worthOfReturned(line, ordered, before.get(itemId) ?? 0, quantity) : 0;
    const named = skuId === undefined ? { itemId } : { itemId, skuId };
    return { ...named, amount: currency.major(worth), quantity, quantityAccepted: 0, state: 'created' };
  });
  const made = withoutUndefined<Return>({
    id,
    createdTime: toSeconds(context.now),
    orderId: order.id,
    currency: document.currency as Return['currency'],
    items,
    reason: input.reason ?? undefined,
    state: move(returnMachine, null, 'created'),
    location: input.location,
    metadata: input.metadata,
    liveMode: context.liveMode,
  });
  const from = Object.fromEntries(taken.map((item) => [item.id, before.get(item.id) ?? 0]));
  return { kind: 'return', id, document: made, hidden: { from } };
}
