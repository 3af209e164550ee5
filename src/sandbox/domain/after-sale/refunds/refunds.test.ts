import { describe, expect, it } from 'vitest';
import type { CheckoutRequest, Refund } from '../../../../generated/contract/types';
import { cart, createWorld, type World } from '../../test-support/world';
import { createRefund } from './decisions';

const document = (world: World, id: string) => world.get('order', id).document;

/** Two mugs in Minnetonka for 26.89, shipped. */
function shipped(input: Partial<CheckoutRequest> = {}, number?: string) {
  const world = createWorld();
  const order = world.buy(input, number);
  world.ok(
    world.fulfill(
      order.id,
      order.items.map((item) => ({ itemId: item.id, quantity: item.quantity })),
    ),
  );
  world.forgetEvents();
  return { world, id: order.id, itemId: order.items[0]?.id ?? '' };
}

const mug = (quantity: number, price?: number) => ({ skuId: 'mug', quantity, price });

describe('refunds', () => {
  it('are answered as pending and have succeeded afterwards', () => {
    const { world, id } = shipped();
    const refund = world.ok(world.refund(id, { amount: 10, reason: 'requested_by_customer' }));
    expect(refund).toMatchObject({ state: 'pending', amount: 10, refundedAmount: 0, reason: 'requested_by_customer' });
    expect(refund.items).toEqual([]);
    expect(refund).not.toHaveProperty('charges');
    const stored = world.get('refund', refund.id).document;
    expect(stored).toMatchObject({ state: 'succeeded', refundedAmount: 10 });
    expect(stored.charges?.[0]).toMatchObject({ refunded: true, refunds: [{ amount: 10, state: 'complete' }] });
    expect(document(world, id)).toMatchObject({
      state: 'complete',
      refundedAmount: 10,
      availableToRefundAmount: 16.89,
    });
    expect(document(world, id).creditMemoPDFs).toHaveLength(1);
    expect(world.types()).toEqual([
      'refund.pending',
      'order.charge.refund.pending',
      'order.charge.refund.complete',
      'refund.complete',
      'order.refunded',
      'order.credit_memo.created',
    ]);
    expect(world.events()[0]?.object).toMatchObject({ state: 'pending' });
    expect(world.events()[4]?.object).toMatchObject({ refundedAmount: 10 });
  });

  it.each<[Parameters<World['refund']>[1], string]>([
    [{}, 'amount'],
    [{ amount: 1, percent: 1 }, 'amount'],
    [{ amount: 26.9 }, 'amountRequested'],
    [{ amount: 0 }, 'amountRequested'],
    [{ amount: 'ten' }, 'amountRequested'],
    [{ percent: 101 }, 'percentRequested'],
    [{ type: 'tax', percent: 50 }, 'percentRequested'],
    [{ type: 'tax', amount: 1 }, 'percentRequested'],
    [{ type: 'shipping', amount: 5.39 }, 'amountRequested'],
    [{ type: 'duty', percent: 100 }, 'amountRequested'],
    [{ items: [] }, 'items'],
    [{ items: [{ itemId: 'none', percent: 100 }] }, 'items[0].itemId'],
    [{ items: [{ skuId: 'mug' }] }, 'items[0].amount'],
    [{ items: [{ skuId: 'mug', quantity: 3 }] }, 'amountRequested'],
    [{ items: [{ skuId: 'mug', amount: 21.52 }] }, 'amountRequested'],
    [
      {
        items: [
          { skuId: 'mug', amount: 20 },
          { skuId: 'mug', amount: 2 },
        ],
      },
      'amountRequested',
    ],
    [{ items: [{ skuId: 'mug', type: 'fees', percent: 100 }] }, 'amountRequested'],
  ])('refuse %o', (input, parameter) => {
    const { world, id } = shipped();
    expect(world.refused(world.refund(id, input))).toMatchObject({ status: 400, parameter });
    expect(world.types()).toEqual([]);
  });

  it('need an order, its currency and something captured', () => {
    const { world, id } = shipped();
    const context = world.context();
    const order = world.get('order', id);
    expect(world.refused(createRefund({ orderId: id, currency: 'EUR', amount: 1 }, { order }, context)).parameter).toBe(
      'currency',
    );
    expect(world.refused(createRefund({ currency: 'USD', amount: 1 }, { order: null }, context)).parameter).toBe(
      'orderId',
    );
    expect(world.refused(createRefund({ currency: 'USD', invoiceId: 'i' }, { order: null }, context)).status).toBe(404);
    expect(world.refused(createRefund({ currency: 'USD', orderId: 'o' }, { order: null }, context))).toMatchObject({
      status: 400,
      code: 'invalid_parameter',
      parameter: 'order',
    });
    const disputed = { ...order, document: { ...order.document, state: 'dispute' as const } };
    expect(
      world.refused(createRefund({ currency: 'USD', orderId: id, amount: 1 }, { order: disputed }, context)).parameter,
    ).toBe('order');
    const open = world.buy();
    expect(world.refused(world.refund(open.id, { percent: 100 })).parameter).toBe('amountRequested');
  });

  it('take product, shipping and tax from their own pots', () => {
    const { world, id, itemId } = shipped();
    const refunded = (input: Parameters<World['refund']>[1]) => world.ok(world.refund(id, input)).items[0]?.amount;
    expect(refunded({ items: [{ itemId, quantity: 1 }] })).toBe(10.76);
    expect(document(world, id).items[0]?.availableToRefundAmount).toBe(10.75);
    expect(refunded({ items: [{ itemId, type: 'shipping', percent: 100 }] })).toBe(5.38);
    expect(world.refused(world.refund(id, { type: 'shipping', percent: 100 })).parameter).toBe('amountRequested');
    expect(refunded({ items: [{ itemId, quantity: 1 }] })).toBe(10.75);
    expect(document(world, id)).toMatchObject({ availableToRefundAmount: 0, refundedAmount: 26.89, state: 'complete' });
  });

  it('of three units one by one leave nothing', () => {
    const { world, id, itemId } = shipped({ shippingChoice: { amount: 0 }, items: [mug(3, 0.99)] });
    const one = () => world.ok(world.refund(id, { items: [{ itemId, quantity: 1 }] })).items[0]?.amount;
    expect([one(), one(), one()]).toEqual([1.06, 1.07, 1.06]);
    expect(document(world, id)).toMatchObject({ refundedAmount: 3.19, availableToRefundAmount: 0 });
  });

  it('of units worth less than a cent begin with a cent', () => {
    const { world, id, itemId } = shipped({
      shippingChoice: { amount: 0 },
      items: [{ ...mug(3), aggregatePrice: 0.01 }],
    });
    expect(world.ok(world.refund(id, { items: [{ itemId, quantity: 1 }] })).items[0]?.amount).toBe(0.01);
    expect(world.refused(world.refund(id, { items: [{ itemId, quantity: 1 }] })).parameter).toBe('amountRequested');
  });

  it('by SKU go on to the next line of that SKU', () => {
    const { world, id } = shipped({ items: [mug(1, 10), mug(2, 20)] });
    const lineOf = (refund: Refund) =>
      document(world, id).items.findIndex((item) => item.id === refund.items[0]?.itemId);
    const refund = (quantity: number) => world.refund(id, { items: [{ skuId: 'mug', quantity }] });
    expect(lineOf(world.ok(refund(2)))).toBe(1);
    expect(lineOf(world.ok(refund(1)))).toBe(0);
    expect(world.refused(refund(1)).parameter).toBe('amountRequested');
  });

  it('by SKU find a line for each entry of one call', () => {
    const { world, id } = shipped({ items: [mug(1, 10), mug(1, 10)] });
    const entry = { skuId: 'mug', percent: 100 };
    const refund = world.ok(world.refund(id, { items: [entry, entry] }));
    expect(refund.items.map((item) => item.itemId)).toEqual(document(world, id).items.map((item) => item.id));
  });

  it.each([1.005, '1.005', 1e-7, 1.1 + 2.2, '1e1', ' 1', '-0', -0, -1, 1e300, '9'.repeat(60), Number.NaN])(
    'refuse the amount %s',
    (amount) => {
      const { world, id, itemId } = shipped();
      for (const asked of [{ amount }, { items: [{ itemId, amount }] }])
        expect(world.refused(world.refund(id, asked))).toMatchObject({ status: 400, parameter: 'amountRequested' });
      expect(world.types()).toEqual([]);
    },
  );

  it.each([
    ['KWD', 1.235, 1.235],
    ['KWD', '1.235', 1.235],
    ['KWD', '1.2350', 1.235],
    ['JPY', 12, 12],
    ['JPY', '12.00', 12],
    ['USD', '1.20', 1.2],
  ])('take an amount with the decimals of %s: %s', (currency, amount, refunded) => {
    const { world, id } = shipped({ currency, items: [mug(2, 1000)] });
    const made = world.ok(world.refund(id, { amount }, currency));
    expect(world.get('refund', made.id).document.refundedAmount).toBe(refunded);
    expect(document(world, id).refundedAmount).toBe(refunded);
  });

  it.each([
    ['KWD', 1.2355],
    ['KWD', '1.2355'],
    ['JPY', 10.5],
    ['JPY', '10.5'],
  ])('refuse an amount finer than %s: %s', (currency, amount) => {
    const { world, id } = shipped({ currency, items: [mug(2, 1000)] });
    const refused = world.refused(world.refund(id, { amount }, currency));
    expect(refused).toMatchObject({ status: 400, code: 'invalid_parameter', parameter: 'amountRequested' });
    expect(refused.message).toContain(currency);
  });

  it('give all that is left of the tax', () => {
    const { world, id, itemId } = shipped();
    world.ok(world.refund(id, { items: [{ itemId, quantity: 1 }] }));
    expect(world.ok(world.refund(id, { type: 'tax', amount: 1.13 })).amount).toBe(1.13);
  });

  it('return duties and import taxes', () => {
    const shipTo = {
      name: 'Ada',
      address: { line1: '1 Main Street', city: 'Gent', postalCode: '9031', country: 'BE' },
    };
    const { world, id } = shipped({ shipTo, shippingChoice: { amount: 0 } });
    expect(world.ok(world.refund(id, { type: 'duty', percent: 100 })).amount).toBe(3.4);
    expect(world.ok(world.refund(id, { type: 'importer_tax', percent: 100 })).amount).toBe(4.91);
    expect(document(world, id).availableToRefundAmount).toBe(20);
  });

  it('keep regulatory fees out unless they are named', () => {
    const world = createWorld();
    world.putFee({ amount: 3 });
    const order = world.buy();
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 2 }]));
    expect(world.ok(world.refund(order.id, { percent: 100 })).amount).toBe(26.89);
    expect(document(world, order.id).availableToRefundAmount).toBe(6.45);
    expect(world.refused(world.refund(order.id, { amount: 1 })).parameter).toBe('amountRequested');
    const items = [{ skuId: 'mug', type: 'fees' as const, percent: 100 }];
    expect(world.ok(world.refund(order.id, { items })).items[0]?.amount).toBe(6.45);
  });

  it('give back to the card before the store credit', () => {
    const world = createWorld();
    const checkout = world.ok(world.createCheckout(cart));
    world.ok(world.attach(checkout.id, world.credit(20).id));
    world.ok(world.attach(checkout.id, world.card().id));
    const order = world.ok(world.order(checkout.id));
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 2 }]));
    world.ok(world.refund(order.id, { amount: 10 }));
    const [credit, card] = document(world, order.id).payment.charges ?? [];
    expect([card?.refunds?.[0]?.amount, credit?.refunds?.[0]?.amount]).toEqual([6.89, 3.11]);
  });

  it('fail with the card that refuses them, and can be tried again', () => {
    const { world, id } = shipped({}, '4000000000004111');
    const { id: refundId } = world.ok(world.refund(id, { percent: 100 }));
    expect(world.get('refund', refundId).document).toMatchObject({ state: 'failed', refundedAmount: 0 });
    expect(world.get('refund', refundId).document.failureReason).toBeTruthy();
    expect(document(world, id)).toMatchObject({ availableToRefundAmount: 26.89 });
    expect(document(world, id)).not.toHaveProperty('refundedAmount');
    expect(world.types()).toEqual([
      'refund.pending',
      'order.charge.refund.pending',
      'refund.failed',
      'order.charge.refund.failed',
    ]);
    expect(world.refund(id, { percent: 100 }).ok).toBe(true);
  });

  it('may fail later, and are counted until then', async () => {
    const { world, id } = shipped({}, '4556602564240839');
    const { id: refundId } = world.ok(world.refund(id, { amount: 20 }));
    expect(document(world, id).availableToRefundAmount).toBe(6.89);
    expect(world.refused(world.refund(id, { amount: 10 })).parameter).toBe('amountRequested');
    await world.wait(30);
    expect(world.get('refund', refundId).document.state).toBe('failed');
    expect(document(world, id)).toMatchObject({ availableToRefundAmount: 26.89 });
    expect(document(world, id)).not.toHaveProperty('refundedAmount');
    expect(world.types().slice(-2)).toEqual(['refund.failed', 'order.charge.refund.failed']);
  });

  it('change in nothing but their metadata', async () => {
    const { world, id } = shipped();
    const { id: refundId } = world.ok(world.refund(id, { amount: 1 }));
    const body = { metadata: { ticket: 7 } };
    const updated = world.ok(await world.call('updateRefunds', { params: { id: refundId }, body }));
    expect(updated).toMatchObject({ metadata: { ticket: 7 }, state: 'succeeded' });
    expect(world.types().at(-1)).toBe('refund.updated');
  });
});
