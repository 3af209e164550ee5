import type { Fulfillment, OrderTaxDetails, OrderTracking, ShippingLabel } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectTrue, only } from '../check';
import { placeOrder, shipAll } from '../payments';

const cents = (amounts: readonly (number | undefined)[]) =>
  amounts.reduce<number>((sum, amount = 0) => sum + Math.round(amount * 100), 0);

export const orderDetailCases = casesOf('Order details', {
  'Tax details say which authority takes how much, and add up to the tax of the order': async (client) => {
    const order = await placeOrder(client, {
      items: [
        { price: 9.99, quantity: 3 },
        { price: 4.55, kind: 'download' },
      ],
    });
    const { orderId, items } = await client.read<OrderTaxDetails>(`/orders/${order.id}/tax-details`);
    expectEqual(orderId, order.id, 'The order');
    const entries = items.flatMap((line) => [...(line?.taxDetails ?? []), ...(line?.shippingTaxDetails ?? [])]);
    expectEqual(cents(entries.map((entry) => entry?.taxAmount)), cents([order.totalTax]), 'The tax in cents');
    const goods = at(items, 0, 'The lines');
    const authority = { country: 'US', region: 'MN', jurisdictionType: 'STATE', taxType: 'SALES', rate: 0.08025 };
    expectFields(only(goods?.taxDetails, 'The taxes on the goods') ?? {}, authority, 'The tax on the goods');
    expectEqual(goods?.shippingTaxDetails?.length, 1, 'The taxes on shipping');
    expectEqual(items[1]?.shippingTaxDetails, [], 'The taxes on the shipping of a download');
    const nobody = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('GET', '/orders/none/tax-details', undefined, nobody);
    await client.refused('GET', '/orders/none/tracking', undefined, nobody);
  },

  'An order is tracked by its fulfillments that name a parcel': async (client) => {
    const order = await placeOrder(client);
    const path = `/orders/${order.id}/tracking`;
    const silent = { status: 404, code: 'invalid_parameter', parameter: 'orderId' };
    await client.refused('GET', path, undefined, silent);
    const { id } = await shipAll(client, order);
    await client.refused('GET', path, undefined, silent);
    await client.change<Fulfillment>(`/fulfillments/${id}`, { trackingNumber: '1Z999', trackingCompany: 'UPS' });
    const { shipments, ...rest } = await client.read<OrderTracking>(path);
    expectFields(rest, { orderId: order.id, shipTo: order.shipTo, liveMode: false }, 'The answer');
    const shipment = only(shipments, 'The shipments');
    expectFields(shipment, { id, trackingNumber: '1Z999', shipFrom: order.shipFrom }, 'The shipment');
    expectEqual(
      shipment.items.map(({ itemId, quantity }) => [itemId, quantity]),
      [[order.items[0]?.id, 2]],
      'Its items',
    );
    expectEqual(shipment.trackingDetails?.[0]?.status, shipment.status, 'The newest detail');
  },

  'An order is tracked by its shipping label, before it is fulfilled and once after': async (client) => {
    const order = await placeOrder(client);
    const itemId = at(order.items, 0, 'The lines').id;
    const packages = [{ weight: 5, weightUnit: 'lb', items: [{ itemId, quantity: 2 }] }];
    const label = await client.change<ShippingLabel>('/shipping-labels', {
      orderId: order.id,
      labelFormat: 'PDF',
      packages,
    });
    const { id: shipmentId, labels } = at(label.shipments, 0, 'The shipments of the label');
    const tracked = async () =>
      only((await client.read<OrderTracking>(`/orders/${order.id}/tracking`)).shipments, 'The shipments');
    const early = await tracked();
    expectFields(early, { id: shipmentId, status: 'pending_shipment' }, 'The shipment');
    expectTrue(atob(labels[0]?.file ?? '').includes(String(early.trackingNumber)), 'The number is not on the label');
    expectFields(at(early.items, 0, 'Its items'), { itemId, quantity: 2 }, 'The item');
    const { trackingNumber } = early;
    const items = [{ itemId, quantity: 2 }];
    await client.create('/fulfillments', { orderId: order.id, shipmentId, trackingNumber, items });
    expectFields(await tracked(), { id: shipmentId, trackingNumber }, 'The shipment once it is fulfilled');
  },
});
