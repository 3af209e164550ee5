import type { FulfillmentCancellation, FulfillmentCancellationRequest } from '../../../../generated/contract/types';
import type { AnswerTo, Call } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Decision, refuse } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict, notFound } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource, type Surroundings } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import { changeLevels, unitsOf } from '../inventory/stock';
import { lineOf, REJECT, unfit, withLines } from './asked';
import { cancellable, cancelUnits } from './lines';
import type { FulfillmentCancellationRecord, FulfillmentOrderRecord } from './record';
import { fulfillmentCancellationMachine, fulfillmentOrderMachine } from './transitions';

declare module '../../kernel/due' {
  interface DueSteps {
    'warehouse-answers-cancellation': { readonly cancellationId: string };
  }
}

type Item = FulfillmentCancellation['items'][number];

async function create({
  body,
  read,
  context,
}: Call<FulfillmentCancellationRequest>): Promise<AnswerTo<'createFulfillmentCancellations'>> {
  const order = await read.find('fulfillment_order', body.fulfillmentOrderId);
  if (!order) return notFound('Fulfillment order', body.fulfillmentOrderId, 'fulfillmentOrderId');
  if (order.document.items.every((line) => cancellable(line) === 0))
    return refuse(conflict('invalid_state', 'All units are shipped or cancelled already.', 'state'));
  const refused = unfit(order, body.items, { room: cancellable, action: 'cancelled' });
  if (refused) return refused;
  const id = context.newId('fulfillment_cancellation');
  const { items: asked, ...fields } = body;
  const items = asked.map((one): Item => {
    const line = lineOf(order, one);
    return withoutUndefined({
      fulfillmentOrderItemUpstreamId: line?.upstreamId,
      ...one,
      inventoryItemId: line?.inventoryItemId ?? '',
      quantityAccepted: 0,
      state: 'pending' as const,
    });
  });
  const state = move(fulfillmentCancellationMachine, null, 'pending');
  const document = { id, createdTime: toSeconds(context.now), ...fields, items, state, livemode: context.liveMode };
  const made: FulfillmentCancellationRecord = {
    kind: 'fulfillment_cancellation',
    id,
    document,
    hidden: NOTHING_HIDDEN,
  };
  return accept(document, {
    writes: [made, later('warehouse-answers-cancellation', { cancellationId: id }, context)],
    events: [eventOf('fulfillment_cancellation.created', made)],
  });
}

/** What the warehouse gives up: all that it has not shipped meanwhile, unless the reason tells it to refuse. */
function answered(made: FulfillmentCancellationRecord, order: FulfillmentOrderRecord): FulfillmentCancellationRecord {
  const left = new Map(order.document.items.map((line) => [String(line.id), cancellable(line)]));
  const items = made.document.items.map((item): Item => {
    const room = made.document.reason === REJECT ? 0 : (left.get(item.fulfillmentOrderItemId) ?? 0);
    const quantityAccepted = Math.min(item.quantity, room);
    left.set(item.fulfillmentOrderItemId, room - quantityAccepted);
    return { ...item, quantityAccepted, state: quantityAccepted > 0 ? 'accepted' : 'rejected' };
  });
  const isAccepted = items.some(({ state }) => state === 'accepted');
  const state = move(fulfillmentCancellationMachine, made.document.state, isAccepted ? 'accepted' : 'rejected');
  return { ...made, document: { ...made.document, items, state } };
}

async function answerCancellation(made: FulfillmentCancellationRecord, around: Surroundings): Promise<Decision<null>> {
  const before = await around.read.find('fulfillment_order', made.document.fulfillmentOrderId);
  if (!before || made.document.state !== 'pending') return accept(null);
  const after = answered(made, before);
  if (after.document.state === 'rejected')
    return accept(null, { writes: [after], events: [eventOf('fulfillment_cancellation.rejected', after)] });
  const accepted = after.document.items.map((item) => ({ ...item, quantity: item.quantityAccepted }));
  // Units on backorder were never in stock.
  const pendingBefore = new Map(before.document.items.map((line) => [line.id, line.pending]));
  const changed = withLines(before, accepted, cancelUnits);
  const freed = changed.document.items.map((line) => ({
    ...line,
    quantity: (pendingBefore.get(line.id) ?? 0) - line.pending,
  }));
  const isOver = changed.document.items.every((line) => line.state === 'cancelled');
  const state = isOver ? move(fulfillmentOrderMachine, before.document.state, 'cancelled') : before.document.state;
  const order = { ...changed, document: { ...changed.document, state } };
  return accept(null, {
    writes: [after, order, ...(await changeLevels(unitsOf(freed), around))],
    events: [eventOf('fulfillment_cancellation.accepted', after), eventOf('fulfillment_order.cancelled', order)],
  });
}

/** Units that a warehouse is asked not to ship. It answers after a while. */
export const fulfillmentCancellation = resource('fulfillment_cancellation', {
  name: 'Fulfillment cancellation',
  path: '/fulfillment-cancellations',
  create,
  due: {
    'warehouse-answers-cancellation': async ({ cancellationId }, around) => {
      const made = await around.read.find('fulfillment_cancellation', cancellationId);
      return made ? answerCancellation(made, around) : accept(null);
    },
  },
  machines: [fulfillmentCancellationMachine],
  samples: [
    sample('createFulfillmentCancellations', {
      body: {
        fulfillmentOrderId: '3000000010336',
        items: [{ fulfillmentOrderItemId: '3000000020336', quantity: 1 }],
      },
      ids: { fulfillment_cancellation: sampleUuid(21) },
    }),
  ],
});
