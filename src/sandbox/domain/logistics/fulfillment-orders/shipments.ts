import type { Shipment } from '../../../../generated/contract/types';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { resource } from '../../kernel/resource';
import { sampleOrderId } from '../../kernel/samples';

const document: Shipment = {
  id: '3000000050336',
  createdTime: '2026-01-31T12:00:30Z',
  fulfillmentOrderId: '3000000030336',
  fulfillmentOrderUpstreamId: sampleOrderId,
  shippingChoiceId: 'SG',
  trackingCompany: 'Sandbox Parcel',
  trackingCompanyId: null,
  trackingNumber: 'SP3000000050336',
  items: [
    {
      id: '3000000070336',
      fulfillmentOrderItemId: '3000000040336',
      inventoryItemId: 'sample-mug',
      quantity: 50,
    },
  ],
  liveMode: false,
};

/** Parcels of fulfillment orders. The warehouse makes them. */
export const shipment = resource('shipment', {
  name: 'Shipment',
  path: '/shipments',
  id: 'digits',
  ids: { 'shipment-item': 'digits' },
  samples: [{ kind: 'shipment', id: document.id, document, hidden: NOTHING_HIDDEN }],
});
