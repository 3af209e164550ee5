import { describe, expect, it } from 'vitest';
import type { CardDetails, SourceRequest, SourceType } from '../../../../generated/contract/types';
import { cart, createWorld, owner } from '../../test-support/world';

const card = (fields: Partial<CardDetails> = {}): SourceRequest => ({
  type: 'creditCard',
  owner,
  creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123', ...fields },
});

describe('sources', () => {
  it('show a card by brand and last digits', () => {
    const world = createWorld();
    const source = world.ok(world.createSource(card({ number: '4444 2222 3333 1111' })));
    expect(source).toMatchObject({ state: 'chargeable', flow: 'standard', reusable: false });
    expect(source.creditCard).toEqual({
      brand: 'Visa',
      lastFourDigits: '1111',
      expirationMonth: 7,
      expirationYear: 2035,
    });
    expect(source.clientSecret.startsWith(`${source.id}_`)).toBe(true);
    expect(world.types()).toEqual(['source.created', 'source.chargeable']);
  });

  it('never keep, answer or tell a card number or a security code', () => {
    const world = createWorld();
    for (const { number, brand } of world.reference.cards) {
      const cvv = brand === 'American Express' ? '7302' : '730';
      const decision = world.createSource(card({ number, cvv }));
      expect(JSON.stringify(decision)).not.toContain(number);
      expect(JSON.stringify(decision)).not.toContain(cvv);
    }
    const refused = JSON.stringify(world.createSource(card({ number: '4012888888881881' })));
    expect(refused).not.toContain('4012888888881881');
  });

  it.each([
    [{ number: '4012888888881881' }, 'invalid_card_number', 'creditCard.number'],
    [{ expirationMonth: 13 }, 'invalid_expiration_date', 'creditCard.expirationMonth'],
    [{ expirationYear: 2029 }, 'card_expired', 'creditCard.expirationYear'],
    [{ expirationYear: 2030, expirationMonth: 0 }, 'invalid_expiration_date', 'creditCard.expirationMonth'],
    [{ cvv: '12' }, 'invalid_security_code', 'creditCard.cvv'],
    [{ number: '343456789012341', cvv: '123' }, 'invalid_security_code', 'creditCard.cvv'],
  ])('refuse a card with %o', (fields, code, parameter) => {
    const world = createWorld();
    expect(world.refused(world.createSource(card(fields)))).toMatchObject({ status: 400, code, parameter });
  });

  it('accept a card to the end of its month', () => {
    expect(createWorld().createSource(card({ expirationMonth: 1, expirationYear: 2030 })).ok).toBe(true);
  });

  it('start out as the test number says', () => {
    const world = createWorld();
    expect(world.card('4000000000003295').state).toBe('failed');
    expect(world.types()).toEqual([]);
    expect(world.card('5454545454545454').state).toBe('requires_action');
    expect(world.types()).toEqual(['source.created']);
  });

  it('keep store credit to secret keys', () => {
    const world = createWorld();
    const credit: SourceRequest = { type: 'customerCredit', amount: 5 };
    expect(world.refused(world.createSource(credit))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(world.ok(world.createSource(credit, 'secret'))).toMatchObject({ state: 'chargeable', amount: 5 });
    expect(world.refused(world.createSource({ type: 'customerCredit' }, 'secret')).code).toBe('missing_parameter');
    expect(world.refused(world.createSource({ type: 'customerCredit', amount: 0 }, 'secret')).code).toBe(
      'invalid_amount',
    );
    expect(world.refused(world.createSource({ type: 'shells' as SourceType })).parameter).toBe('type');
  });

  it('of a card can be made with either key', () => {
    const world = createWorld();
    for (const keyKind of ['secret', 'public'] as const)
      expect(world.ok(world.createSource(card(), keyKind))).toMatchObject({ state: 'chargeable', reusable: false });
  });

  it('tell of an empty first name and a currency that does not exist in one answer', () => {
    const world = createWorld();
    const outcome = world.createSource({ ...card(), currency: 'xyz', owner: { ...owner, firstName: '' } });
    expect(outcome.ok ? [] : outcome.errors).toMatchObject([
      { status: 400, code: 'invalid_parameter', parameter: 'owner.firstName' },
      { status: 400, code: 'currency_unsupported', parameter: 'currency' },
    ]);
  });

  it('keep the addresses of a redirect in the block of the method, and repeat them', () => {
    const world = createWorld();
    const back = { returnUrl: 'https://shop.example/return', cancelUrl: 'https://shop.example/cart' };
    const redirects = world.reference.paymentMethods.filter((method) => method.flow === 'redirect');
    expect(redirects.length).toBeGreaterThan(17);
    for (const { type } of redirects) {
      const request = { type: type as SourceType, owner, [type]: { ...back, token: 'secret' } };
      const source = world.ok(world.createSource(request));
      expect(source).toMatchObject({ state: 'pending_redirect', [type]: back, redirect: back });
      expect(JSON.stringify(source)).not.toContain('"token"');
    }
  });

  it('keep nothing that they do not know', () => {
    const world = createWorld();
    const odd = { ...card(), futureUse: true, usage: 'subscription' as const, cardNote: '4444222233331111' };
    const source = world.ok(world.createSource({ ...odd, owner: { ...owner, note: 'x' } as typeof owner }));
    expect(source.owner).toEqual(owner);
    expect(JSON.stringify(source)).not.toContain('4444222233331111');
  });

  it('say what the shopper has to do, until it is done', () => {
    const world = createWorld();
    const asked = world.card('5454545454545454');
    expect(asked.nextAction).toMatchObject({ action: 'do_3ds_redirect', data: { sourceId: asked.id } });
    expect(asked.nextAction?.data?.redirectUrl).toContain(asked.id);
    expect(world.ok(world.settle(asked.id, 'authenticate'))).not.toHaveProperty('nextAction');
  });

  it('show others no client secret', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout(cart));
    const source = world.card();
    world.ok(world.attach(id, source.id));
    const order = world.ok(world.order(id));
    expect(order.payment.sources).toEqual([
      { id: source.id, type: 'creditCard', amount: order.totalAmount, owner, creditCard: source.creditCard },
    ]);
    const told = [order, world.get('checkout', id).document, world.events()];
    expect(JSON.stringify(told)).not.toContain(source.clientSecret);
  });

  it('give whoever settles them no client secret', async () => {
    const world = createWorld();
    const waiting = world.ok(world.createSource({ type: 'wireTransfer', owner }));
    expect(world.ok(await world.control('source', waiting.id, 'fund'))).not.toHaveProperty('clientSecret');
  });

  it('name an unknown session', () => {
    const world = createWorld();
    expect(world.refused(world.createSource({ ...card(), paymentSessionId: 'none' }))).toMatchObject({ status: 404 });
  });

  it('wait for a shopper or for money', () => {
    const world = createWorld();
    const klarna = world.ok(
      world.createSource({ type: 'klarnaCredit', owner, returnUrl: 'https://shop.example/back' }),
    );
    expect(klarna).toMatchObject({ state: 'pending_redirect', flow: 'redirect' });
    expect(klarna.redirect?.redirectUrl).toContain(klarna.id);
    const wire = world.ok(world.createSource({ type: 'wireTransfer', owner }));
    expect(wire).toMatchObject({ state: 'pending_funds', expirationTime: '2030-03-02T12:00:00Z' });
    expect(world.ok(world.settle(klarna.id, 'decline')).state).toBe('pending_redirect');
    expect(world.ok(world.settle(klarna.id, 'approve')).state).toBe('chargeable');
    expect(world.refused(world.settle(klarna.id, 'approve'))).toMatchObject({ status: 409, code: 'invalid_state' });
    expect(world.ok(world.settle(wire.id, 'expire')).state).toBe('failed');
  });

  it('follow the last name of their owner', () => {
    const world = createWorld();
    const make = (type: SourceType, lastName: string) =>
      world.ok(world.createSource({ type, owner: { ...owner, lastName } }));
    expect(make('googlePay', 'sourcefail').state).toBe('failed');
    expect(make('googlePay', 'SCATest').state).toBe('requires_action');
    const sepa = make('directDebit', 'SourceFailAfterRedirect');
    expect(world.ok(world.settle(sepa.id, 'approve')).state).toBe('failed');
  });
});
