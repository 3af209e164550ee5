import type { Return, UpdateReturnRequest } from '../../../../generated/contract/types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import type { FulfillmentRecord } from '../../logistics/fulfillments/record';
import { effectsOf, startFlow } from '../../sale/orders/flow';
import type { OrderRecord } from '../../sale/orders/record';
import type { ReturnLine, ReturnRecord } from './record';
import { refundReturn } from './refunds';
import { returnMachine } from './transitions';
import { takeUnits } from './units';

/** The return with its order, and the order's shipments, oldest first. */
interface State {
  readonly goods: ReturnRecord;
  readonly order: OrderRecord;
  readonly shipments: readonly FulfillmentRecord[];
}

type Arrived =
  | { readonly ok: true; readonly items: ReturnLine[] }
  | { readonly ok: false; readonly error: DomainError };

/** Units that were accepted add up (inferred: the samples accept whole lines). */
function arrive({ items }: Return, { state, items: entries }: UpdateReturnRequest): Arrived {
  if (state === 'accepted') return { ok: true, items: items.map((item) => acceptUnits(item, item.quantity)) };
  const open = items.map((item) => ({ ...item, open: item.quantity - item.quantityAccepted }));
  const taken = takeUnits(entries ?? [], open);
  if (!taken.ok) return taken;
  const units = (item: ReturnLine) => item.quantityAccepted + (taken.units.get(item.itemId) ?? 0);
  return { ok: true, items: items.map((item) => acceptUnits(item, units(item))) };
}

function acceptUnits(item: ReturnLine, quantityAccepted: number): ReturnLine {
  const isDone = item.state === 'created' && quantityAccepted === item.quantity;
  return { ...item, quantityAccepted, state: isDone ? move(returnMachine, 'created', 'accepted') : item.state };
}

/** Accepts units, or notes a place or metadata. Once every unit is accepted the shopper is refunded. */
export function updateReturn(input: UpdateReturnRequest, state: State, context: Context): Decision<Return> {
  const { goods, order, shipments } = state;
  const before = goods.document;
  const accepts = input.state != null || (input.items?.length ?? 0) > 0;
  if (accepts && before.state === 'accepted')
    return refuse(conflict('invalid_state', `Return '${goods.id}' is accepted already.`, 'state'));
  if (accepts && order.document.state === 'dispute')
    return refuse(conflict('invalid_parameter', `Order '${order.id}' is in dispute.`, 'order'));
  const arrived = arrive(before, input);
  if (!arrived.ok) return refuse(arrived.error);
  const isDone = before.state === 'created' && arrived.items.every((item) => item.state === 'accepted');
  const changed = withoutUndefined<Return>({
    ...before,
    location: input.location ?? before.location,
    metadata: input.metadata ?? before.metadata,
    items: arrived.items,
    state: move(returnMachine, before.state, isDone ? 'accepted' : before.state),
    updatedTime: toSeconds(context.now),
  });
  const record: ReturnRecord = { ...goods, document: changed };
  if (isDone) return finish(record, order, shipments, context);
  const event = eventOf('return.updated', record, changedAttributes(before, changed));
  return accept(changed, { writes: [record], events: [event] });
}

function finish(
  goods: ReturnRecord,
  order: OrderRecord,
  shipments: readonly FulfillmentRecord[],
  context: Context,
): Decision<Return> {
  const { flow, refundIds } = refundReturn(goods, shipments, startFlow(order, context));
  const document = refundIds.length > 0 ? { ...goods.document, refundIds: [...refundIds] } : goods.document;
  const record: ReturnRecord = { ...goods, document };
  const { writes, events } = effectsOf(flow);
  return accept(document, { writes: [record, ...writes], events: [eventOf('return.accepted', record), ...events] });
}
