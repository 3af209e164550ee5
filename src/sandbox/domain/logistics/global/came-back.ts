/** A parcel of an order comes back that nobody announced; control calls stand for the recipient or the carrier. */
import type { LogisticsReturn } from '../../../../generated/contract/types';
import type { Answer } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { samplePerson } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import type { LogisticsReturnRecord } from './record';
import { logisticsReturnMachine } from './transitions';

/** All units that were shipped are in it: the sandbox knows no single parcels of an order. */
export function cameBack(order: OrderRecord, type: 'refused' | 'undeliverable', context: Context): Answer {
  const shipped = order.document.items.flatMap((item) => {
    const quantity = order.hidden.lines[item.id]?.fulfilled ?? 0;
    const { id: itemId, productDetails } = item;
    return quantity > 0 ? [withoutUndefined({ itemId, quantity, productDetails, condition: 'good' })] : [];
  });
  if (shipped.length === 0)
    return refuse(conflict('invalid_state', `Nothing of order '${order.id}' was shipped.`, 'state'));
  const id = context.newId('logistics_return');
  const document = {
    id,
    createdTime: toSeconds(context.now),
    orderId: order.id,
    type: move(logisticsReturnMachine, null, type),
    returnTo: { ...samplePerson, ...order.document.shipFrom },
    items: shipped,
    liveMode: context.liveMode,
  } as LogisticsReturn;
  const made: LogisticsReturnRecord = { kind: 'logistics_return', id, document, hidden: NOTHING_HIDDEN };
  return accept(document, { writes: [made], events: [eventOf('logistics_return.received', made)] });
}
