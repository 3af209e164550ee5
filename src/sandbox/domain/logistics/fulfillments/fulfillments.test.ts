import { describe, expect, it } from 'vitest';
import type { FulfillmentItemRequest } from '../../../../generated/contract/types';
import { cart, createWorld, type World } from '../../test-support/world';
import { updateFulfillment, withOrderDetails } from './decisions';

const document = (world: World, id: string) => world.get('order', id).document;
const charge = (world: World, id: string) => document(world, id).payment.charges?.[0];
const mugs = (quantity: number) => ({ items: [{ skuId: 'mug', quantity, price: 10 }] });

function ordered(quantity = 3, number?: string) {
  const world = createWorld();
  const order = world.buy(mugs(quantity), number);
  world.forgetEvents();
  return { world, id: order.id, itemId: order.items[0]?.id ?? '', total: order.totalAmount };
}

describe('fulfillments', () => {
  it('ship everything: captured, fulfilled, complete', () => {
    const { world, id, itemId, total } = ordered();
    const fulfillment = world.ok(world.fulfill(id, [{ itemId, quantity: 3 }]));
    expect(fulfillment).toMatchObject({
      orderId: id,
      items: [{ itemId, skuId: 'mug', quantity: 3, cancelQuantity: 0 }],
    });
    expect(fulfillment.chargeOperationIds).toHaveLength(1);
    expect(document(world, id)).toMatchObject({
      state: 'complete',
      capturedAmount: total,
      availableToRefundAmount: total,
      items: [{ state: 'paid' }],
      invoicePDFs: [{ liveMode: false }],
    });
    expect(document(world, id).stateTransitions).toHaveProperty('fulfilled');
    expect(world.types()).toEqual([
      'fulfillment.created',
      'order.charge.capture.pending',
      'order.charge.capture.complete',
      'order.fulfilled',
      'order.charge.complete',
      'order.complete',
      'order.invoice.created',
    ]);
    expect(world.events()[0]?.object).toHaveProperty('orderDetails.state', 'accepted');
    expect(world.events()[0]?.object).not.toHaveProperty('orderDetails.payment');
    expect(world.refused(world.fulfill(id, [{ itemId, quantity: 1 }]))).toMatchObject({
      status: 409,
      code: 'order_fulfilled',
      parameter: 'orderId',
    });
  });

  it('ship a part, then the rest', () => {
    const { world, id, total } = ordered();
    world.ok(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }]));
    expect(document(world, id)).toMatchObject({ state: 'accepted', items: [{ state: 'created' }] });
    expect(charge(world, id)).toMatchObject({ state: 'capturable', captured: true });
    world.ok(world.fulfill(id, [{ skuId: 'mug', quantity: 2, cancelQuantity: 0 }]));
    expect(charge(world, id)?.captures).toHaveLength(2);
    expect(document(world, id)).toMatchObject({ state: 'complete', capturedAmount: total });
    expect(world.types().filter((type) => type === 'order.invoice.created')).toHaveLength(1);
  });

  it('ship a part and cancel the rest', () => {
    const { world, id, itemId, total } = ordered();
    world.ok(world.fulfill(id, [{ itemId, quantity: 1, cancelQuantity: 2 }]));
    const order = document(world, id);
    expect(order.state).toBe('complete');
    expect(Math.round((order.capturedAmount + order.cancelledAmount) * 100)).toBe(Math.round(total * 100));
    expect(world.types().slice(1, 5)).toEqual([
      'order.charge.capture.pending',
      'order.charge.capture.complete',
      'order.charge.cancel.pending',
      'order.charge.cancel.complete',
    ]);
  });

  it('cancel everything: no money moves', () => {
    const { world, id, itemId, total } = ordered();
    world.ok(world.fulfill(id, [{ itemId, quantity: null, cancelQuantity: 3 }]));
    expect(document(world, id)).toMatchObject({
      state: 'cancelled',
      cancelledAmount: total,
      items: [{ state: 'cancelled' }],
    });
    expect(charge(world, id)).toMatchObject({ state: 'cancelled', captured: false });
    expect(world.types()).toEqual([
      'fulfillment.created',
      'order.charge.cancel.pending',
      'order.charge.cancel.complete',
      'order.charge.cancelled',
      'order.cancelled',
    ]);
    expect(world.refused(world.fulfill(id, [{ itemId, quantity: 1 }])).code).toBe('order_cancelled');
  });

  it.each<[FulfillmentItemRequest, number, string, string]>([
    [{ itemId: 'none', quantity: 1 }, 400, 'invalid_parameter', 'items[0].itemId'],
    [{ skuId: 'none', quantity: 1 }, 400, 'invalid_parameter', 'items[0].skuId'],
    [{ quantity: 1 }, 400, 'missing_parameter', 'items[0].itemId'],
    [{ skuId: 'mug' }, 400, 'missing_parameter', 'items[0].quantity'],
    [{ skuId: 'mug', quantity: -1, cancelQuantity: 2 }, 400, 'invalid_parameter', 'items[0].quantity'],
    [{ skuId: 'mug', quantity: 4 }, 409, 'quantity_too_large', 'items[0].quantity'],
    [{ skuId: 'mug', quantity: 2, cancelQuantity: 2 }, 409, 'quantity_too_large', 'items[0].quantity'],
  ])('refuse %o', (item, status, code, parameter) => {
    const { world, id } = ordered();
    expect(world.refused(world.fulfill(id, [item]))).toMatchObject({ status, code, parameter });
    expect(world.types()).toEqual([]);
  });

  it('name the item that is done or has too little left', () => {
    const world = createWorld();
    const order = world.buy({
      items: [
        { skuId: 'mug', quantity: 2, price: 10 },
        { skuId: 'ebook', price: 5 },
      ],
    });
    const [mug, book] = order.items.map((item) => item.id);
    const attempt = (items: FulfillmentItemRequest[]) => world.refused(world.fulfill(order.id, items));
    const twice = attempt([
      { itemId: mug, quantity: 1 },
      { itemId: mug, quantity: 2 },
    ]);
    expect(twice.code).toBe('quantity_too_large');
    expect(twice.message).toContain(mug);
    world.ok(world.fulfill(order.id, [{ itemId: book, cancelQuantity: 1 }]));
    expect(attempt([{ itemId: book, quantity: 1 }])).toMatchObject({ status: 409, code: 'item_cancelled' });
    world.ok(world.fulfill(order.id, [{ itemId: mug, quantity: 1 }]));
    expect(attempt([{ itemId: mug, quantity: 2 }]).message).toContain(mug);
    const nowhere = world.fulfill('nowhere', [{ itemId: mug, quantity: 1 }]);
    expect(world.refused(nowhere)).toMatchObject({ status: 404, parameter: 'orderId' });
  });

  it('keep lines of one SKU apart', () => {
    const world = createWorld();
    const order = world.buy({
      items: [
        { skuId: 'mug', price: 10 },
        { skuId: 'mug', price: 20 },
      ],
    });
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 1 }]));
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 1 }]));
    expect(document(world, order.id).state).toBe('complete');
  });

  it('take store credit first, and give the card back first', () => {
    const world = createWorld();
    const checkout = world.ok(world.createCheckout({ ...cart, ...mugs(3) }));
    world.ok(world.attach(checkout.id, world.credit(15).id));
    world.ok(world.attach(checkout.id, world.card().id));
    const order = world.ok(world.order(checkout.id));
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 1 }]));
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 1, cancelQuantity: 1 }]));
    const [credit, card] = document(world, order.id).payment.charges ?? [];
    expect(credit).toMatchObject({ state: 'complete', captures: [{ amount: 12.55 }, { amount: 2.45 }] });
    expect(credit).not.toHaveProperty('cancels');
    expect(card).toMatchObject({ state: 'complete', cancels: [{}] });
    expect(document(world, order.id).state).toBe('complete');
  });

  it('leave an order open when its capture fails', () => {
    const { world, id } = ordered(1, '4000000000004103');
    world.ok(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }]));
    expect(document(world, id)).toMatchObject({
      state: 'fulfilled',
      capturedAmount: 0,
      items: [{ state: 'fulfilled' }],
    });
    expect(charge(world, id)).toMatchObject({
      state: 'capturable',
      captured: true,
      captures: [{ state: 'failed', failureCode: 'failed-request' }],
    });
    expect(world.types()).toEqual([
      'fulfillment.created',
      'order.charge.capture.pending',
      'order.charge.capture.failed',
      'order.fulfilled',
    ]);
    expect(world.refused(world.refund(id, { percent: 100 }))).toMatchObject({
      status: 400,
      parameter: 'amountRequested',
    });
  });

  it('leave a capture pending, for good or until it fails', async () => {
    for (const [number, after] of [
      ['4024007120579635', 'pending'],
      ['4000000000000028', 'pending'],
      ['4485951788521565', 'failed'],
    ] as const) {
      const { world, id } = ordered(1, number);
      world.ok(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }]));
      expect(charge(world, id)?.captures).toMatchObject([{ state: 'pending' }]);
      await world.wait(30);
      expect(charge(world, id)?.captures).toMatchObject([{ state: after }]);
      expect(document(world, id)).toMatchObject({ state: 'fulfilled', capturedAmount: 0 });
      expect(world.get('charge', charge(world, id)?.id).document).toEqual({
        ...charge(world, id),
        orderId: id,
        paymentSessionId: document(world, id).payment.session.id,
        liveMode: false,
      });
    }
  });

  it('leave an order accepted when its cancel fails', () => {
    const { world, id, itemId } = ordered(1, '4000000000004442');
    world.ok(world.fulfill(id, [{ itemId, cancelQuantity: 1 }]));
    expect(document(world, id)).toMatchObject({ state: 'accepted', cancelledAmount: 0 });
    expect(world.types()).toEqual(['fulfillment.created', 'order.charge.cancel.pending', 'order.charge.cancel.failed']);
    expect(world.refused(world.fulfill(id, [{ itemId, cancelQuantity: 1 }])).code).toBe('item_cancelled');
  });

  it('can be told their tracking later', () => {
    const { world, id } = ordered();
    const { id: fulfillmentId } = world.ok(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }]));
    const fulfillment = world.get('fulfillment', fulfillmentId);
    const tracked = world.ok(updateFulfillment({ trackingNumber: '1Z' }, { fulfillment }, world.context()));
    expect(tracked).toMatchObject({ id: fulfillmentId, trackingNumber: '1Z', items: [{ quantity: 1 }] });
    expect(withOrderDetails(tracked, document(world, id)).orderDetails).not.toHaveProperty('payment');
  });
});
