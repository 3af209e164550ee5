import type { FulfillmentWithOrder } from '../../../../generated/contract/types';
import { accept } from '../../kernel/decision';
import { prefixed } from '../../kernel/ids';
import { asSent } from '../../kernel/money/amounts-in';
import { under } from '../../kernel/reasons';
import { resource } from '../../kernel/resource';
import { sample, sampleOrderId, sampleUuid } from '../../kernel/samples';
import { fullHistory } from '../../sale/orders/growth';
import { orderStanding } from '../../sale/orders/standing';
import { createFulfillment, updateFulfillment, withOrderDetails } from './decisions';
import { fulfillmentMachine } from './transitions';

export const fulfillment = resource('fulfillment', {
  name: 'Fulfillment',
  path: '/fulfillments',
  id: prefixed('ful_'),
  lookups: { orderId: 'document.orderId' },
  create: async ({ body, read, context }) => {
    const order = await read.find('order', body.orderId);
    return fullHistory(order, context) ?? createFulfillment(body, { order }, context);
  },
  retrieve: async ({ record: { document }, read }) => {
    const order = await read.find('order', document.orderId);
    // Without its order only where the order's record was damaged: what is there is still shown.
    return accept(order ? withOrderDetails(document, order.document) : (document as FulfillmentWithOrder));
  },
  reasons: async ({ document }, around) => {
    const sent = { of: document, reasons: asSent(document.items, 'items') };
    const order = await around.read.find('order', document.orderId);
    if (!order) return [sent];
    const ofOrder = await orderStanding(order, around);
    const inside = ofOrder.map(({ of, reasons }) => ({
      of: { orderDetails: of },
      reasons: under('orderDetails.', reasons),
    }));
    return [sent, ...inside];
  },
  update: ({ record, body, context }) => updateFulfillment(body, { fulfillment: record }, context),
  machines: [fulfillmentMachine],
  samples: [
    sample('createFulfillments', {
      body: {
        orderId: sampleOrderId,
        items: [{ skuId: 'sample-mug', quantity: 50 }],
        trackingCompany: 'UPS',
        trackingNumber: '1Z999AA10123456784',
      },
      ids: { fulfillment: `ful_${sampleUuid(4)}` },
    }),
  ],
});
