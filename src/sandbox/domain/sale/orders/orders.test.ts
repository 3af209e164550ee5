import { describe, expect, it } from 'vitest';
import type { CheckoutRequest, SourceType } from '../../../../generated/contract/types';
import { cart, contact, createWorld, minnesota, owner, type World } from '../../test-support/world';
import { createOrderDirectly, refreshOrder, updateOrder } from './decisions';

function ready(input: Partial<CheckoutRequest> = {}, number?: string) {
  const world = createWorld();
  const checkout = world.ok(world.createCheckout({ ...cart, ...input }));
  const card = world.card(number);
  world.ok(world.attach(checkout.id, card.id));
  world.forgetEvents();
  return { world, checkoutId: checkout.id, card };
}

/** An order paid with some other method than a card. */
function paidBy(type: SourceType, lastName = 'Shopper') {
  const world = createWorld();
  const { id } = world.ok(world.createCheckout(cart));
  const source = world.ok(world.createSource({ type, owner: { ...owner, lastName } }));
  world.ok(world.attach(id, source.id));
  return { world, checkoutId: id, sourceId: source.id };
}

function refresh(world: World, id: string) {
  const order = world.get('order', id);
  const sources = (order.document.payment.sources ?? []).map((source) => world.get('source', source.id));
  return world.ok(refreshOrder(null, { order, sources }, world.context()));
}

const document = (world: World, id: string) => world.get('order', id).document;

describe('an order from a checkout', () => {
  it('makes a billing agreement for a line that renews, and a renewal keeps it without repeating the terms', () => {
    const line = { skuId: 'mug', price: 10, quantity: 1 };
    const first = ready({ items: [{ ...line, subscriptionInfo: { autoRenewal: true, terms: 'Renews each month.' } }] });
    const [sold] = first.world.ok(first.world.order(first.checkoutId)).items;
    const billingAgreementId = sold?.subscriptionInfo?.billingAgreementId;
    expect(billingAgreementId).toBeTruthy();
    const renewal = ready({ items: [{ ...line, subscriptionInfo: { autoRenewal: true, billingAgreementId } }] });
    const [renewed] = renewal.world.ok(renewal.world.order(renewal.checkoutId)).items;
    expect(renewed?.subscriptionInfo?.billingAgreementId).toBe(billingAgreementId);
  });

  it('is accepted when card and screening agree', () => {
    const { world, checkoutId, card } = ready({ upstreamId: 'o-1', metadata: { a: 1 } });
    const order = world.ok(world.order(checkoutId));
    expect(order).toMatchObject({
      checkoutId,
      upstreamId: 'o-1',
      metadata: { a: 1 },
      state: 'accepted',
      stateTransitions: { accepted: '2030-01-31T12:00:00Z' },
      fraudState: 'passed',
      totalAmount: 26.89,
      capturedAmount: 0,
      availableToRefundAmount: 0,
      items: [{ skuId: 'mug', state: 'created', availableToRefundAmount: 0 }],
      payment: {
        session: { state: 'complete' },
        sources: [{ id: card.id, type: 'creditCard', amount: 26.89, owner, creditCard: card.creditCard }],
        charges: [
          { amount: 26.89, state: 'capturable', sourceId: card.id, type: 'customer_initiated', captured: false },
        ],
      },
    });
    expect(world.types()).toEqual([
      'order.created',
      'order.submitted',
      'order.charge.created',
      'order.charge.capturable',
      'order.accepted',
    ]);
    expect(world.get('charge', order.payment.charges?.[0]?.id).document.orderId).toBe(order.id);
    expect(world.get('source', card.id).document.state).toBe('consumed');
  });

  it('uses its checkout up', () => {
    const { world, checkoutId } = ready();
    world.ok(world.order(checkoutId));
    expect(world.refused(world.order(checkoutId))).toMatchObject({ status: 404, parameter: 'orderId' });
    expect(world.refused(world.attach(checkoutId, world.card().id)).status).toBe(404);
  });

  it.each<[string, Partial<CheckoutRequest>, string, string]>([
    ['email', { email: undefined }, 'order_create_failed', 'email'],
    ['bill-to name', { billTo: { address: minnesota } }, 'missing_parameter', 'billTo.name'],
    [
      'bill-to city',
      { billTo: { ...contact, address: { ...minnesota, city: '' } } },
      'missing_parameter',
      'billTo.address.city',
    ],
    ['ship-to name', { shipTo: { address: minnesota } }, 'missing_parameter', 'shipping.name'],
    ['ship-from', { shipFrom: undefined }, 'missing_parameter', 'shipFrom.address'],
    ['shipping choice', { shippingChoice: undefined }, 'invalid_shipping_choice', 'shippingChoice'],
  ])('needs the %s, and lets it be added', (_, fields, code, parameter) => {
    const { world, checkoutId } = ready(fields);
    const error = world.refused(world.order(checkoutId));
    expect(error).toMatchObject({ status: 400, code, parameter });
    expect(world.get('checkout', checkoutId).hidden.state).toBe('open');
    expect(world.types()).toEqual([]);
  });

  it('needs no shipping data for downloads', () => {
    const items = [{ skuId: 'ebook', price: 10 }];
    const { world, checkoutId } = ready({ shipTo: undefined, shipFrom: undefined, shippingChoice: undefined, items });
    expect(world.ok(world.order(checkoutId)).totalAmount).toBe(10.75);
  });

  it('needs a source', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout(cart));
    expect(world.refused(world.order(id))).toMatchObject({ status: 400, code: 'order_submit_failed' });
    world.ok(world.attach(id, world.card().id));
    expect(world.order(id).ok).toBe(true);
  });

  it('is refused with a declined card, and the checkout is spent', () => {
    const { world, checkoutId } = ready({}, '4000000000003600');
    expect(world.refused(world.order(checkoutId))).toMatchObject({ status: 409, code: 'failed-request' });
    expect(world.types()).toEqual([]);
    expect(world.refused(world.order(checkoutId)).status).toBe(404);
    const renewal = ready({ chargeType: 'merchant_initiated' }, '4000000000003600');
    expect(renewal.world.refused(renewal.world.order(renewal.checkoutId)).code).toBe('declined');
  });

  it('is refused by screening on request', () => {
    const { world, checkoutId } = ready({ email: 'ada+fraud-block@example.com' });
    expect(world.refused(world.order(checkoutId))).toMatchObject({ status: 409, code: 'fraud_block' });
    expect(world.get('checkout', checkoutId).hidden.state).toBe('spent');
  });

  it('costs nothing when everything is free', () => {
    const world = createWorld();
    const order = world.buy({ shippingChoice: { amount: 0 }, items: [{ skuId: 'mug', price: 0 }] });
    expect(order).toMatchObject({ state: 'accepted', totalAmount: 0, payment: { charges: [] } });
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 1 }]));
    expect(document(world, order.id)).toMatchObject({ state: 'complete', items: [{ state: 'paid' }] });
  });

  it('lets the caller change only what is the caller’s', () => {
    const world = createWorld();
    const { id } = world.buy();
    world.forgetEvents();
    const order = world.ok(updateOrder({ upstreamId: 'o-2' }, { order: world.get('order', id) }, world.context()));
    expect(order.upstreamId).toBe('o-2');
    expect(world.events()).toMatchObject([{ type: 'order.updated', previousAttributes: { upstreamId: null } }]);
  });
});

describe('an order without a checkout', () => {
  const place = (world: World, input: Partial<CheckoutRequest>, sourceId: string) => {
    const state = {
      skus: world.all('sku'),
      fees: [],
      identifiers: [],
      customer: null,
      source: world.find('source', sourceId),
    };
    return createOrderDirectly({ ...cart, ...input, sourceId }, state, world.context());
  };

  it('is made in one go', () => {
    const world = createWorld();
    const order = world.ok(place(world, {}, world.card().id));
    expect(order).toMatchObject({ state: 'accepted', totalAmount: 26.89 });
    expect(world.types().filter((type) => type.startsWith('checkout'))).toEqual([]);
    expect(world.all('checkout').map((checkout) => checkout.hidden.state)).toEqual(['spent']);
  });

  it('leaves nothing behind when it is refused', () => {
    const world = createWorld();
    const card = world.card('4000000000003600');
    expect(world.refused(place(world, {}, card.id)).code).toBe('failed-request');
    expect(world.refused(place(world, { items: undefined }, card.id)).code).toBe('missing_parameter');
    expect(world.refused(place(world, { currency: undefined }, card.id)).code).toBe('missing_parameter');
    expect(world.refused(place(world, { currency: 'YEM' }, card.id)).code).toBe('invalid_parameter');
    expect(world.all('order')).toEqual([]);
  });
});

describe('authentication', () => {
  it('interrupts the order and lets it be placed again', () => {
    const { world, checkoutId, card } = ready({}, '5454545454545454');
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(world.refused(world.order(checkoutId)).code).toBe('additional_payment_action_required');
    expect(world.get('checkout', checkoutId).document.payment.session).toMatchObject({
      state: 'requires_action',
      nextAction: { data: { sourceId: card.id } },
    });
    world.ok(world.settle(card.id, 'authenticate'));
    expect(world.ok(world.order(checkoutId)).state).toBe('accepted');
  });

  it('asks for another source when a challenge fails before anybody placed the order', () => {
    const { world, checkoutId, card } = ready({}, '4917610000000000');
    world.ok(world.settle(card.id, 'fail_authentication'));
    const { payment } = world.get('checkout', checkoutId).document;
    expect(payment).toMatchObject({ session: { state: 'requires_source', amountContributed: 0 } });
    expect(payment).not.toHaveProperty('sources');
    expect(world.refused(world.order(checkoutId))).toMatchObject({ status: 400, code: 'order_submit_failed' });
  });

  it('asks for another source when it fails', () => {
    const { world, checkoutId, card } = ready({}, '4917610000000000');
    world.refused(world.order(checkoutId));
    world.ok(world.settle(card.id, 'fail_authentication'));
    const session = () => world.get('checkout', checkoutId).document.payment.session;
    expect(session()).toMatchObject({ state: 'failed', amountRemainingToBeContributed: 26.89 });
    expect(world.refused(world.order(checkoutId)).code).toBe('order_submit_failed');
    world.ok(world.attach(checkoutId, world.card().id));
    expect(world.ok(world.order(checkoutId)).state).toBe('accepted');
  });
});

describe('screening', () => {
  it('accepts a reviewed order after a while', async () => {
    const world = createWorld();
    const { id } = world.buy({ email: 'ada+in-review@example.com' });
    expect(document(world, id)).toMatchObject({ state: 'in_review', fraudState: 'review_opened' });
    expect(world.refused(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }])).code).toBe('order_not_submitted');
    await world.wait(29);
    expect(document(world, id).state).toBe('in_review');
    world.forgetEvents();
    await world.wait(1);
    expect(document(world, id)).toMatchObject({ state: 'accepted', fraudState: 'passed' });
    expect(world.types()).toEqual(['order.review_closed', 'order.accepted']);
    expect(world.all('due-step').map(({ document: { step } }) => step)).toEqual(['authorization-lapses']);
  });

  it('blocks an order and releases its money', async () => {
    const world = createWorld();
    const { id } = world.buy({ email: 'ada+in-review-blocked@example.com' });
    world.forgetEvents();
    await world.wait(30);
    expect(document(world, id)).toMatchObject({
      state: 'blocked',
      fraudState: 'blocked',
      cancelledAmount: 26.89,
      items: [{ state: 'blocked' }],
      payment: { charges: [{ state: 'cancelled' }] },
    });
    expect(world.types()).toEqual([
      'order.blocked',
      'order.charge.cancel.pending',
      'order.charge.cancel.complete',
      'order.charge.cancelled',
    ]);
    expect(world.refused(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }])).code).toBe('order_not_submitted');
  });
});

describe('a pending payment', () => {
  it('comes through with a refresh, or by itself', async () => {
    for (const settle of [refresh, (world: World) => world.wait(30)]) {
      const world = createWorld();
      const { id } = world.buy({ email: 'ada+pending-payment@example.com' });
      expect(document(world, id)).toMatchObject({
        state: 'pending_payment',
        payment: { session: { state: 'pending' } },
      });
      expect(world.refused(world.fulfill(id, [{ skuId: 'mug', quantity: 1 }])).code).toBe('order_not_submitted');
      world.forgetEvents();
      await settle(world, id);
      expect(document(world, id)).toMatchObject({ state: 'accepted', payment: { session: { state: 'complete' } } });
      expect(world.types()).toEqual(['order.charge.capturable', 'order.accepted']);
      await world.wait(60);
      expect(document(world, id).state).toBe('accepted');
    }
  });

  it('may fail', async () => {
    const world = createWorld();
    const { id } = world.buy({ email: 'ada+pending-payment-fails@example.com' });
    world.forgetEvents();
    await world.wait(30);
    expect(document(world, id)).toMatchObject({ state: 'cancelled', items: [{ state: 'cancelled' }] });
    expect(document(world, id).cancelReason).toBeTruthy();
    expect(world.types()).toEqual(['order.charge.failed', 'order.cancelled']);
    expect(refresh(world, id).state).toBe('cancelled');
  });

  it('waits for the shopper who is on another site', () => {
    const { world, checkoutId, sourceId } = paidBy('klarnaCredit');
    world.forgetEvents();
    const order = world.ok(world.order(checkoutId));
    expect(order).toMatchObject({
      state: 'pending_payment',
      payment: { session: { state: 'pending_redirect', nextAction: { action: 'redirect' } } },
    });
    expect(world.types()).toEqual([
      'order.created',
      'order.submitted',
      'order.charge.created',
      'order.charge.pending',
      'order.pending_payment',
    ]);
    expect(refresh(world, order.id).state).toBe('pending_payment');
    world.ok(world.settle(sourceId, 'decline'));
    expect(refresh(world, order.id).state).toBe('pending_payment');
    world.ok(world.settle(sourceId, 'approve'));
    expect(document(world, order.id).state).toBe('pending_payment');
    expect(refresh(world, order.id).state).toBe('accepted');
    expect(world.get('source', sourceId).document.state).toBe('consumed');
  });

  it('fails after the redirect where the owner asks for it', () => {
    for (const [type, lastName] of [
      ['klarnaCredit', 'ChargeCreationFail'],
      ['directDebit', 'SourceFailAfterRedirect'],
    ] as const) {
      const { world, checkoutId, sourceId } = paidBy(type, lastName);
      const order = world.ok(world.order(checkoutId));
      world.ok(world.settle(sourceId, 'approve'));
      expect(refresh(world, order.id).state).toBe('cancelled');
    }
  });

  it('can stay pending, or fail a while after the redirect', async () => {
    const stays = paidBy('directDebit', 'ChargeRemainPending');
    const order = stays.world.ok(stays.world.order(stays.checkoutId));
    stays.world.ok(stays.world.settle(stays.sourceId, 'approve'));
    await stays.world.wait(3600);
    expect(refresh(stays.world, order.id).state).toBe('pending_payment');
    const later = paidBy('directDebit', 'ChargeFailedAfterPending');
    const other = later.world.ok(later.world.order(later.checkoutId));
    later.world.ok(later.world.settle(later.sourceId, 'approve'));
    expect(document(later.world, other.id).state).toBe('pending_payment');
    await later.world.wait(30);
    expect(document(later.world, other.id).state).toBe('cancelled');
  });

  it('waits for money, which arrives or does not', () => {
    const paid = paidBy('konbini');
    const order = paid.world.ok(paid.world.order(paid.checkoutId));
    expect(order.payment.session).toMatchObject({
      state: 'pending_funds',
      nextAction: { action: 'show_payment_instructions', data: { sourceId: paid.sourceId } },
    });
    paid.world.ok(paid.world.settle(paid.sourceId, 'fund'));
    expect(document(paid.world, order.id).state).toBe('accepted');
    expect(paid.world.get('source', paid.sourceId).document.state).toBe('consumed');
    const unpaid = paidBy('wireTransfer');
    const other = unpaid.world.ok(unpaid.world.order(unpaid.checkoutId));
    unpaid.world.ok(unpaid.world.settle(unpaid.sourceId, 'expire'));
    expect(document(unpaid.world, other.id)).toMatchObject({
      state: 'cancelled',
      payment: { session: { state: 'cancelled' } },
    });
  });

  it('must be approved first with PayPal', () => {
    const { world, checkoutId, sourceId } = paidBy('payPal');
    expect(world.refused(world.order(checkoutId)).code).toBe('order_submit_failed');
    world.ok(world.settle(sourceId, 'approve'));
    expect(world.ok(world.order(checkoutId)).state).toBe('accepted');
  });
});
