import type { FulfillmentOrderLine, FulfillmentOrderRequest } from '../../../../generated/contract/types';
import type { AnswerTo, Call } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type EventDraft, refuse } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource } from '../../kernel/resource';
import { sample, sampleOrderId, samplePerson } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import { changeLevels, shortLines, stockOf, taken, unitsOf, unknownItems } from '../inventory/stock';
import { newLine, shipLine } from './lines';
import { fulfillmentOrderStanding, stockReasons } from './reasons';
import type { FulfillmentOrderRecord } from './record';
import { shipPending } from './ship';
import { fulfillmentOrderMachine } from './transitions';

declare module '../../kernel/due' {
  interface DueSteps {
    'warehouse-ships': { readonly fulfillmentOrderId: string };
  }
}

/** In the shipping instructions, it keeps the sandbox's warehouse from shipping by itself. A trigger of ours. */
const HOLD = 'sandbox-hold';

type CreateCall = Call<FulfillmentOrderRequest>;

function newOrder(body: FulfillmentOrderRequest, lines: FulfillmentOrderLine[], context: Context) {
  const id = context.newId('fulfillment_order');
  const { upstreamOrderTime, items: _lines, ...fields } = body;
  const document = withoutUndefined({
    // The API writes it as a number, and takes it as a text.
    id: Number(id),
    createdTime: toSeconds(context.now),
    upstreamOrderTime: toSeconds(upstreamOrderTime),
    ...fields,
    items: lines,
    state: move(fulfillmentOrderMachine, null, 'pending'),
    liveMode: context.liveMode,
  });
  return { kind: 'fulfillment_order', id, document, hidden: NOTHING_HIDDEN } as FulfillmentOrderRecord;
}

function backordered(order: FulfillmentOrderRecord): EventDraft[] {
  const { id, upstreamId, items } = order.document;
  const short = items.filter((line) => line.backordered > 0);
  if (short.length === 0) return [];
  const object = withoutUndefined({
    id,
    upstreamId,
    items: short.map((line) =>
      withoutUndefined({
        fulfillmentOrderItemId: String(line.id),
        inventoryItemId: line.inventoryItemId,
        upstreamId: line.upstreamId,
        ordered: line.quantity,
        backOrdered: line.backordered,
        totalBackordered: line.backordered,
      }),
    ),
  });
  return [{ type: 'fulfillment_order.backordered', objectKind: 'fulfillment_order', objectId: order.id, object }];
}

/** The lines with the units that are short on backorder; what a reservation holds is not taken a second time. */
function linesOf({ body, context }: CreateCall, available: Map<string, number>, isHeld: boolean) {
  return body.items.map((line) => {
    const left = available.get(line.inventoryItemId) ?? 0;
    const short = isHeld ? 0 : Math.max(0, line.quantity - left);
    available.set(line.inventoryItemId, left - (line.quantity - short));
    return newLine({ ...line, id: Number(context.newId('fulfillment-order-item')) }, short);
  });
}

/** What each line found in stock, those before it served; null where a reservation held it. */
function stockFor(lines: readonly FulfillmentOrderLine[], available: Map<string, number> | null) {
  return lines.map(({ inventoryItemId, quantity, backordered }) => {
    const left = available?.get(inventoryItemId) ?? 0;
    available?.set(inventoryItemId, left - (quantity - backordered));
    return available && left;
  });
}

async function create(call: CreateCall): Promise<AnswerTo<'createFulfillmentOrders'>> {
  const { body, read, context } = call;
  const held = await read.find('reservation', body.reservationId);
  if (body.reservationId !== undefined && !held)
    return refuse(conflict('invalid_parameter', `There is no reservation '${body.reservationId}'.`, 'reservationId'));
  const stock = await stockOf(body.items, call);
  const unknown = unknownItems(stock, body.items);
  const errors = unknown.length > 0 || held ? unknown : shortLines(stock, body.items);
  if (errors.length > 0) return refuse(errors);
  const lines = linesOf(call, new Map(stock.available), held !== null);
  context.explain?.(() => stockReasons(lines, stockFor(lines, held ? null : new Map(stock.available))));
  const order = newOrder(body, lines, context);
  const allocated = held
    ? new Map<string, number>()
    : unitsOf(lines.map((line) => ({ ...line, quantity: line.pending })));
  const isOnHold = body.shippingChoice.shippingInstructions?.includes(HOLD) ?? false;
  return accept(order.document, {
    writes: [
      order,
      ...(await changeLevels(taken(allocated), call)),
      ...(isOnHold ? [] : [later('warehouse-ships', { fulfillmentOrderId: order.id }, context)]),
    ],
    deletes: held ? [{ kind: 'reservation', id: held.id }] : [],
    events: [eventOf('fulfillment_order.pending', order), ...backordered(order)],
  });
}

const sampleBody: FulfillmentOrderRequest = {
  currency: 'USD',
  upstreamOrderTime: '2026-01-31T12:00:00Z',
  upstreamId: '1000000010336',
  shipTo: samplePerson,
  shippingChoice: { id: 'SG', shippingInstructions: HOLD },
  items: [{ inventoryItemId: 'sample-mug', quantity: 50 }],
};

const shippedLine = newLine({ id: 3000000040336, inventoryItemId: 'sample-mug', quantity: 50 }, 0);

/** One that was shipped before the account began. */
const sampleShipped: FulfillmentOrderRecord = {
  kind: 'fulfillment_order',
  id: '3000000030336',
  document: {
    id: 3000000030336,
    createdTime: '2026-01-31T12:00:00Z',
    ...sampleBody,
    upstreamId: sampleOrderId,
    shippingChoice: { id: 'SG' },
    items: [shipLine(shippedLine)],
    state: 'shipped',
    liveMode: false,
  },
  hidden: NOTHING_HIDDEN,
};

/** What the warehouses are asked to ship. It moves no money: the connector reports what was shipped as a fulfillment. */
export const fulfillmentOrder = resource('fulfillment_order', {
  name: 'Fulfillment order',
  path: '/fulfillment-orders',
  id: 'digits',
  ids: { 'fulfillment-order-item': 'digits' },
  create,
  /** The answer does not say whether there are more. */
  list: async ({ read }) => {
    const page = await read.list('fulfillment_order');
    return page.ok ? accept({ data: page.result.data }) : page;
  },
  due: {
    'warehouse-ships': async ({ fulfillmentOrderId }, { read, context }) => {
      const order = await read.find('fulfillment_order', fulfillmentOrderId);
      return order ? shipPending(order, context) : accept(null);
    },
  },
  reasons: fulfillmentOrderStanding,
  machines: [fulfillmentOrderMachine],
  samples: [
    sample('createFulfillmentOrders', {
      body: sampleBody,
      ids: { fulfillment_order: '3000000010336', 'fulfillment-order-item': '3000000020336' },
    }),
    sampleShipped,
  ],
});
