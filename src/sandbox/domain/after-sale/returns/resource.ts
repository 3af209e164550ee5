import { prefixed } from '../../kernel/ids';
import { resource } from '../../kernel/resource';
import { sample, sampleOrderId, sampleUuid } from '../../kernel/samples';
import { fullHistory } from '../../sale/orders/growth';
import { createReturn } from './create';
import { returnStanding } from './reasons';
import { returnMachine } from './transitions';
import { updateReturn } from './update';

/** Goods that come back to a place of the store's or of a third party. */
export const goodsReturn = resource('return', {
  name: 'Return',
  path: '/returns',
  id: prefixed('ret_'),
  ids: { 'returns-portal': 'uuid' },
  create: async ({ body, read, context }) => {
    const order = await read.find('order', body.orderId);
    const earlier = order ? await read.findBy('return', 'orderId', [order.id]) : [];
    return createReturn(body, { order, earlier }, context);
  },
  update: async ({ record, body, read, context }) => {
    const order = await read.find('order', record.document.orderId);
    if (!order) throw new Error(`The order of return ${record.id} is gone.`);
    const shipments = await read.findBy('fulfillment', 'orderId', [order.id]);
    const state = { goods: record, order, shipments: shipments.reverse() };
    return fullHistory(order, context) ?? updateReturn(body, state, context);
  },
  reasons: returnStanding,
  machines: [returnMachine],
  samples: [
    sample('createReturns', {
      body: { orderId: sampleOrderId, reason: 'Wrong size', items: [{ skuId: 'sample-mug', quantity: 1 }] },
      ids: { return: `ret_${sampleUuid(201)}` },
    }),
  ],
});
