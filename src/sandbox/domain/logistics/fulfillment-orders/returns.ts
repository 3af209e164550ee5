import type { FulfillmentReturn, FulfillmentReturnRequest } from '../../../../generated/contract/types';
import type { AnswerTo, Call, Reader } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { type Accepted, accept, type Decision, refuse } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict, notFound } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource, type Surroundings } from '../../kernel/resource';
import { sample, samplePerson, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import { changeLevels, unitsOf } from '../inventory/stock';
import { lineOf, REJECT, unfit, withLines } from './asked';
import { returnUnits } from './lines';
import type { FulfillmentReturnRecord } from './record';
import { fulfillmentReturnMachine } from './transitions';

declare module '../../kernel/due' {
  interface DueSteps {
    'warehouse-answers-return': { readonly returnId: string };
    'goods-arrive': { readonly returnId: string };
  }
}

type Item = FulfillmentReturn['items'][number];
type Rejected = Accepted<FulfillmentReturn>;

/** Units that other returns announced and that have not arrived. */
async function underWay(orderId: string, read: Reader): Promise<Map<string, number>> {
  const units = new Map<string, number>();
  for (const { document } of await read.findBy('fulfillment_return', 'fulfillmentOrderId', [orderId]))
    if (document.state === 'created' || document.state === 'pending')
      for (const { fulfillmentOrderItemId: id, quantity } of document.items)
        units.set(id, (units.get(id) ?? 0) + quantity);
  return units;
}

async function create({
  body,
  read,
  context,
}: Call<FulfillmentReturnRequest>): Promise<AnswerTo<'createFulfillmentReturns'>> {
  const order = await read.find('fulfillment_order', body.fulfillmentOrderId);
  if (!order) return notFound('Fulfillment order', body.fulfillmentOrderId, 'fulfillmentOrderId');
  const announced = await underWay(body.fulfillmentOrderId, read);
  const refused = unfit(order, body.items, {
    room: ({ id, shipped, returned }) => shipped - returned - (announced.get(String(id)) ?? 0),
    action: 'returned',
  });
  if (refused) return refused;
  const id = context.newId('fulfillment_return');
  const { items: asked, ...fields } = body;
  const items = asked.map(
    (one): Item => ({
      ...one,
      inventoryItemId: lineOf(order, one)?.inventoryItemId ?? '',
      quantityAccepted: 0,
      state: 'pending',
    }),
  );
  const document: FulfillmentReturn = withoutUndefined({
    id,
    createdTime: toSeconds(context.now),
    ...fields,
    items,
    state: move(fulfillmentReturnMachine, null, 'created'),
    type: 'client' as const,
    livemode: context.liveMode,
  });
  const made: FulfillmentReturnRecord = { kind: 'fulfillment_return', id, document, hidden: NOTHING_HIDDEN };
  return accept(document, {
    writes: [made, later('warehouse-answers-return', { returnId: id }, context)],
    events: [eventOf('fulfillment_return.created', made)],
  });
}

const { name, phone, address } = samplePerson;
/** Where the sandbox's warehouse stands. */
const location = { name: `${name}, returns`, phone, address };

/** The warehouse does not take the goods: nothing goes back to its stock, and the units may be announced again. */
function reject(made: FulfillmentReturnRecord): Rejected {
  const state = move(fulfillmentReturnMachine, made.document.state, 'rejected');
  const items = made.document.items.map((item): Item => ({ ...item, state: 'rejected' }));
  const after = { ...made, document: { ...made.document, items, state } };
  return accept(after.document, { writes: [after], events: [eventOf('fulfillment_return.rejected', after)] });
}

function answer(made: FulfillmentReturnRecord, { context }: Surroundings): Decision<null> {
  if (made.document.state !== 'created') return accept(null);
  if (made.document.reason === REJECT) return { ...reject(made), result: null };
  const state = move(fulfillmentReturnMachine, made.document.state, 'pending');
  const items = made.document.items.map((item): Item => ({ ...item, location }));
  const after = { ...made, document: { ...made.document, items, state, location } };
  return accept(null, {
    writes: [after, later('goods-arrive', { returnId: made.id }, context)],
    events: [eventOf('fulfillment_return.pending', after)],
  });
}

async function arrive(made: FulfillmentReturnRecord, around: Surroundings): Promise<Decision<null>> {
  if (made.document.state !== 'pending') return accept(null);
  const items = made.document.items.map(
    (item): Item =>
      withoutUndefined({
        ...item,
        quantityAccepted: item.quantity,
        unitAttributesAccepted: item.unitAttributes,
        state: 'accepted' as const,
      }),
  );
  const state = move(fulfillmentReturnMachine, made.document.state, 'accepted');
  const after = { ...made, document: { ...made.document, items, state } };
  const order = await around.read.find('fulfillment_order', made.document.fulfillmentOrderId);
  return accept(null, {
    writes: [
      after,
      ...(order ? [withLines(order, items, returnUnits)] : []),
      ...(await changeLevels(unitsOf(items), around)),
    ],
    events: [eventOf('fulfillment_return.accepted', after)],
  });
}

const step =
  (take: (made: FulfillmentReturnRecord, around: Surroundings) => Decision<null> | Promise<Decision<null>>) =>
  async ({ returnId }: { readonly returnId: string }, around: Surroundings): Promise<Decision<null>> => {
    const made = await around.read.find('fulfillment_return', returnId);
    return made ? take(made, around) : accept(null);
  };

/** Shipped units that come back to a warehouse. It refunds nothing. */
export const fulfillmentReturn = resource('fulfillment_return', {
  name: 'Fulfillment return',
  path: '/fulfillment-returns',
  create,
  controls: {
    reject: ({ record: made }) => {
      if (made.document.state === 'pending') return reject(made);
      const message = `Fulfillment return '${made.id}' is ${made.document.state}: no goods are on their way.`;
      return refuse(conflict('invalid_state', message, 'state'));
    },
  },
  due: { 'warehouse-answers-return': step(answer), 'goods-arrive': step(arrive) },
  machines: [fulfillmentReturnMachine],
  samples: [
    sample('createFulfillmentReturns', {
      body: {
        fulfillmentOrderId: '3000000030336',
        items: [{ fulfillmentOrderItemId: '3000000040336', quantity: 1 }],
      },
      ids: { fulfillment_return: sampleUuid(22) },
    }),
  ],
});
