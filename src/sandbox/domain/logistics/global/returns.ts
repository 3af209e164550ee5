import type { LogisticsReturn, LogisticsReturnRequest } from '../../../../generated/contract/types';
import type { AnswerTo, Call, Reader } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type DomainError, refuse } from '../../kernel/decision';
import { later } from '../../kernel/due';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict, invalid, notFound } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource } from '../../kernel/resource';
import { sample, sampleOrderId, samplePerson } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';
import type { OrderRecord } from '../../sale/orders/record';
import type { LogisticsReturnRecord } from './record';
import { logisticsReturnMachine } from './transitions';

declare module '../../kernel/due' {
  interface DueSteps {
    'logistics-return-arrives': { readonly logisticsReturnId: string };
  }
}

type Asked = LogisticsReturnRequest['items'];

/** Units of each line that other returns of the order announced. */
async function announced(orderId: string, read: Reader): Promise<Map<string, number>> {
  const units = new Map<string, number>();
  for (const { document } of await read.findBy('logistics_return', 'orderId', [orderId]))
    for (const { itemId, quantity } of document.items) units.set(itemId, (units.get(itemId) ?? 0) + quantity);
  return units;
}

function unfit(order: OrderRecord, asked: Asked, already: Map<string, number>): DomainError[] {
  return asked.flatMap(({ itemId, quantity }, index): DomainError[] => {
    const line = order.hidden.lines[itemId];
    if (!line) return [invalid(`items[${index}].itemId`, `The order has no line '${itemId}'.`)];
    const room = line.fulfilled - (already.get(itemId) ?? 0);
    already.set(itemId, (already.get(itemId) ?? 0) + quantity);
    if (quantity <= room) return [];
    return [
      conflict('quantity_too_large', `${room} units of this line can still be returned.`, `items[${index}].quantity`),
    ];
  });
}

async function create({
  body,
  read,
  context,
}: Call<LogisticsReturnRequest>): Promise<AnswerTo<'createLogisticsReturns'>> {
  const order = await read.find('order', body.orderId);
  if (!order) return notFound('Order', body.orderId, 'orderId');
  const errors = unfit(order, body.items, await announced(body.orderId, read));
  if (errors.length > 0) return refuse(errors);
  const id = context.newId('logistics_return');
  const document: LogisticsReturn = withoutUndefined({
    id,
    createdTime: toSeconds(context.now),
    ...body,
    type: move(logisticsReturnMachine, null, 'authorization'),
    returnTo: { ...samplePerson, ...order.document.shipFrom },
    items: body.items.map((item) =>
      withoutUndefined({
        ...item,
        productDetails: order.document.items.find((line) => line.id === item.itemId)?.productDetails,
      }),
    ),
    liveMode: context.liveMode,
  });
  const made: LogisticsReturnRecord = { kind: 'logistics_return', id, document, hidden: NOTHING_HIDDEN };
  return accept(document, { writes: [made, later('logistics-return-arrives', { logisticsReturnId: id }, context)] });
}

/** Goods of international orders that come back. It refunds nothing. */
export const logisticsReturn = resource('logistics_return', {
  name: 'Logistics return',
  path: '/logistics-returns',
  id: 'digits',
  create,
  due: {
    'logistics-return-arrives': async ({ logisticsReturnId }, { read }) => {
      const made = await read.find('logistics_return', logisticsReturnId);
      if (made?.document.type !== 'authorization') return accept(null);
      const type = move(logisticsReturnMachine, made.document.type, 'received');
      const items = made.document.items.map((item) => ({ ...item, condition: 'good' }));
      const after = { ...made, document: { ...made.document, type, items } };
      return accept(null, { writes: [after], events: [eventOf('logistics_return.received', after)] });
    },
  },
  machines: [logisticsReturnMachine],
  samples: [
    sample('createLogisticsReturns', {
      body: { orderId: sampleOrderId, rmaNumber: 'RMA-0000', items: [{ itemId: '1000000030336', quantity: 1 }] },
      ids: { logistics_return: '3000000060336' },
    }),
  ],
});
