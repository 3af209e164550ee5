/** The provider's subscription engine: a draft from a checkout line, its start, its renewals and its ends. */
import { describe, expect, it } from 'vitest';
import type { PlanRequest } from '../../../generated/contract/types';
import type { Decision } from '../kernel/decision';
import { contact, createWorld, type World } from '../test-support/world';

const DAY = 24 * 60 * 60;

const monthly: PlanRequest = {
  id: 'monthly',
  name: 'Reader, monthly',
  terms: 'Renews every month until you cancel.',
  contractBindingDays: 365,
  interval: 'month',
  intervalCount: 1,
  reminderOffsetDays: 5,
  billingOffsetDays: 5,
  collectionPeriodDays: 30,
};

/** The call was accepted; its effects are there already. */
function done<Result>(decision: Decision<Result>): Result {
  if (!decision.ok) throw new Error(`Refused: ${JSON.stringify(decision.errors)}`);
  return decision.result;
}

interface Setting {
  readonly plan?: Partial<PlanRequest>;
  readonly price?: number;
  readonly card?: string;
}

async function savedCard(world: World, number?: string): Promise<string> {
  const { id } = world.card(number);
  done(await world.call('createCustomerSource', { params: { id: 'ada', sourceId: id } }));
  return id;
}

/** A draft subscription whose order is placed and paid. */
async function bought({ plan = {}, price = 10, card }: Setting = {}): Promise<{ world: World; sourceId: string }> {
  const world = createWorld();
  done(await world.call('createPlans', { body: { ...monthly, ...plan } }));
  world.ok(world.createCustomer({ id: 'ada', email: 'ada@example.com' }));
  const sourceId = await savedCard(world, card);
  const subscriptionInfo = { planId: 'monthly', subscriptionId: 'sub', terms: monthly.terms, autoRenewal: true };
  const items = [{ skuId: 'ebook', quantity: 1, price, subscriptionInfo }];
  const body = { currency: 'USD', email: 'ada@example.com', billTo: contact, customerId: 'ada', sourceId, items };
  const { id } = done(await world.call('createCheckouts', { body })) as { id: string };
  done(await world.call('createOrders', { body: { checkoutId: id } }));
  return { world, sourceId };
}

const update = (world: World, body: object) => world.call('updateSubscriptions', { params: { id: 'sub' }, body });
const subscriptionOf = (world: World) => world.get('subscription', 'sub').document;
const stateOf = (world: World) => subscriptionOf(world).state;
const invoicesOf = (world: World) => world.all('invoice').map(({ document }) => document);

async function started(setting: Setting = {}) {
  const made = await bought(setting);
  done(await update(made.world, { state: 'active' }));
  made.world.forgetEvents();
  return made;
}

const told = (world: World) => world.types().filter((type) => /^(subscription|invoice)\./.test(type));

/** Of the first renewal of a plan that reminds. */
const renewalEvents = [
  'invoice.created',
  'subscription.reminder',
  'invoice.open',
  'invoice.updated',
  'invoice.paid',
  'invoice.updated',
  'subscription.extended',
];

describe('a subscription that starts', () => {
  it('is a draft with nothing but what the cart says', async () => {
    const { world } = await bought();
    expect(subscriptionOf(world)).toMatchObject({
      planId: 'monthly',
      state: 'draft',
      stateTransitions: {},
      currency: 'USD',
      taxInclusive: false,
      items: [{ skuId: 'ebook', quantity: 1, price: 10 }],
    });
    expect(subscriptionOf(world)).not.toHaveProperty('nextInvoiceDate');
    expect(world.types().indexOf('subscription.created')).toBeLessThan(world.types().indexOf('checkout.created'));
  });

  it('counts its dates from its start', async () => {
    const { world, sourceId } = await started();
    expect(subscriptionOf(world)).toMatchObject({
      state: 'active',
      sourceId,
      customerId: 'ada',
      stateTransitions: { activated: '2030-01-31T12:00:00Z' },
      currentPeriodStartDate: '2030-01-31T12:00:00Z',
      currentPeriodEndDate: '2030-02-28T12:00:00Z',
      nextInvoiceDate: '2030-02-23T12:00:00Z',
      nextReminderDate: '2030-02-18T12:00:00Z',
      contractBindingUntil: '2031-01-31T12:00:00Z',
    });
    expect(subscriptionOf(world).billingAgreementId).toBeTruthy();
  });
});

describe('a year of renewals', () => {
  it('bills every month at the end of the month, reminds before, and makes an order each time', async () => {
    const { world } = await started();
    const ends: string[] = [];
    for (let month = 0; month < 12; month += 1) {
      ends.push(subscriptionOf(world).currentPeriodEndDate?.slice(0, 10) ?? '');
      const due = Date.parse(subscriptionOf(world).nextInvoiceDate ?? '');
      await world.wait((due - Date.parse(world.now())) / 1000);
    }
    expect(ends).toEqual([
      '2030-02-28',
      '2030-03-31',
      '2030-04-30',
      '2030-05-31',
      '2030-06-30',
      '2030-07-31',
      '2030-08-31',
      '2030-09-30',
      '2030-10-31',
      '2030-11-30',
      '2030-12-31',
      '2031-01-31',
    ]);
    const invoices = invoicesOf(world);
    expect(invoices).toHaveLength(12);
    for (const invoice of invoices) {
      expect(invoice).toMatchObject({ state: 'paid', attemptCount: 1, description: 'Reader, monthly' });
      expect(world.get('order', invoice.orderId).document).toMatchObject({
        state: 'complete',
        totalAmount: invoice.totalAmount,
      });
      expect(world.get('order', invoice.orderId).document.invoicePDFs).toHaveLength(1);
      expect(world.get('order', invoice.orderId).document).not.toHaveProperty('checkoutId');
    }
    expect(told(world)).toEqual(Array.from({ length: 12 }, () => renewalEvents).flat());
    expect(invoices.map(({ stateTransitions }) => stateTransitions.paid)).toEqual(
      invoices.map(({ stateTransitions }) => stateTransitions.open),
    );
  });

  it('comes to the same whether time passes day by day or at once', async () => {
    const [slow, quick] = [await started(), await started()];
    for (let day = 0; day < 366; day += 1) await slow.world.wait(DAY);
    await quick.world.wait(366 * DAY);
    expect(quick.world.events()).toEqual(slow.world.events());
    expect(subscriptionOf(quick.world)).toEqual(subscriptionOf(slow.world));
  });
});

describe('a renewal that is declined', () => {
  const declining = '4000000000003600';

  it('is tried four times in 30 days, then is uncollectible, and the subscription failed', async () => {
    const { world } = await started();
    const other = await savedCard(world, declining);
    done(await update(world, { sourceId: other }));
    world.forgetEvents();
    await world.wait(24 * DAY);
    expect(stateOf(world)).toBe('activePendingInvoice');
    await world.wait(40 * DAY);
    expect(stateOf(world)).toBe('failed');
    expect(invoicesOf(world)).toMatchObject([{ state: 'uncollectible', attemptCount: 4 }]);
    expect(told(world)).toEqual([
      'invoice.created',
      'subscription.reminder',
      'invoice.open',
      'invoice.updated',
      ...Array.from({ length: 4 }, () => ['invoice.payment_failed', 'subscription.payment_failed']).flat(),
      'invoice.uncollectible',
      'invoice.updated',
      'subscription.failed',
    ]);
  });

  it('goes on with another source, on an invoice made anew', async () => {
    const { world, sourceId } = await started();
    done(await update(world, { sourceId: await savedCard(world, declining) }));
    await world.wait(24 * DAY);
    done(await update(world, { sourceId }));
    world.forgetEvents();
    await world.wait(2 * DAY);
    expect(stateOf(world)).toBe('active');
    expect(invoicesOf(world)).toMatchObject([{ state: 'void' }, { state: 'paid', attemptCount: 1 }]);
    expect(told(world)).toEqual([
      'invoice.void',
      'invoice.updated',
      'invoice.created',
      'invoice.open',
      'invoice.paid',
      'invoice.updated',
      'subscription.extended',
    ]);
    expect(subscriptionOf(world).currentPeriodEndDate).toBe('2030-03-31T12:00:00Z');
  });

  it('fails at once where the plan makes one attempt', async () => {
    const { world } = await started({ plan: { collectionPeriodDays: 1, billingOffsetDays: 1 } });
    done(await update(world, { sourceId: await savedCard(world, declining) }));
    await world.wait(30 * DAY);
    expect(stateOf(world)).toBe('failed');
    expect(invoicesOf(world)).toMatchObject([{ state: 'uncollectible', attemptCount: 1 }]);
  });
});

describe('a source that stops working', () => {
  it('is asked for, and the subscription lapses without another', async () => {
    const { world, sourceId } = await started();
    done(await world.call('deleteCustomerSource', { params: { id: 'ada', sourceId } }));
    world.forgetEvents();
    await world.wait(24 * DAY);
    expect(stateOf(world)).toBe('active');
    expect(told(world)).toContain('subscription.source_invalid');
    await world.wait(30 * DAY);
    expect(stateOf(world)).toBe('lapsed');
    expect(told(world).at(-1)).toBe('subscription.lapsed');
    expect(invoicesOf(world)).toEqual([]);
  });

  it('may be replaced meanwhile', async () => {
    const { world, sourceId } = await started();
    done(await world.call('deleteCustomerSource', { params: { id: 'ada', sourceId } }));
    await world.wait(24 * DAY);
    done(await update(world, { sourceId: await savedCard(world) }));
    await world.wait(60);
    expect(stateOf(world)).toBe('active');
    expect(invoicesOf(world)).toMatchObject([{ state: 'paid' }]);
    await world.wait(60 * DAY);
    expect(stateOf(world)).toBe('active');
  });

  it('lets a renewal under way lapse rather than fail', async () => {
    const { world } = await started();
    const declining = await savedCard(world, '4000000000003600');
    done(await update(world, { sourceId: declining }));
    await world.wait(24 * DAY);
    done(await world.call('deleteCustomerSource', { params: { id: 'ada', sourceId: declining } }));
    await world.wait(40 * DAY);
    expect(stateOf(world)).toBe('lapsed');
    expect(invoicesOf(world)).toMatchObject([{ state: 'uncollectible' }]);
  });
});

describe('a free trial', () => {
  const trial: Setting = {
    price: 0,
    plan: { interval: 'day', intervalCount: 7, billingOffsetDays: 0, contractBindingDays: 7 },
  };

  it('goes on free of charge until its items have a price', async () => {
    const { world } = await started(trial);
    expect(subscriptionOf(world)).toMatchObject({
      state: 'activeFree',
      stateTransitions: { activatedFree: '2030-01-31T12:00:00Z' },
    });
    await world.wait(8 * DAY);
    expect(subscriptionOf(world)).toMatchObject({ state: 'activeFree', currentPeriodEndDate: '2030-02-14T12:00:00Z' });
    expect(invoicesOf(world)).toEqual([]);
    done(await world.call('createPlans', { body: { ...monthly, id: 'full' } }));
    done(await update(world, { planId: 'full', items: [{ skuId: 'ebook', price: 12 }] }));
    await world.wait(7 * DAY);
    expect(subscriptionOf(world)).toMatchObject({
      state: 'active',
      stateTransitions: { activatedFree: '2030-01-31T12:00:00Z', activated: '2030-02-14T12:00:00Z' },
      currentPeriodStartDate: '2030-02-14T12:00:00Z',
      currentPeriodEndDate: '2030-03-14T12:00:00Z',
    });
  });

  it('becomes free again at a price of 0, and waits for a first payment that is declined', async () => {
    const { world } = await started();
    done(await update(world, { items: [{ skuId: 'ebook', price: 0 }] }));
    await world.wait(24 * DAY);
    expect(stateOf(world)).toBe('activeFree');
    done(
      await update(world, {
        items: [{ skuId: 'ebook', price: 5 }],
        sourceId: await savedCard(world, '4000000000003600'),
      }),
    );
    await world.wait(31 * DAY);
    expect(stateOf(world)).toBe('activePendingInvoice');
  });
});

describe('a subscription that is stopped', () => {
  it('is cancelled with the invoice that waits', async () => {
    const { world } = await started();
    done(await update(world, { sourceId: await savedCard(world, '4000000000003600') }));
    await world.wait(24 * DAY);
    world.forgetEvents();
    done(await update(world, { state: 'cancelled' }));
    expect(told(world)).toEqual(['invoice.void', 'invoice.updated', 'subscription.updated']);
    await world.wait(90 * DAY);
    expect(stateOf(world)).toBe('cancelled');
    expect(invoicesOf(world)).toMatchObject([{ state: 'void' }]);
  });

  it('ends on its next invoice date once its plan is deactivated', async () => {
    const { world } = await started();
    done(await world.call('updatePlans', { params: { id: 'monthly' }, body: { state: 'deactivated' } }));
    await world.wait(22 * DAY);
    expect(stateOf(world)).toBe('active');
    await world.wait(2 * DAY);
    expect(subscriptionOf(world)).toMatchObject({
      state: 'ended',
      stateTransitions: { ended: '2030-02-23T12:00:00Z' },
    });
    expect(invoicesOf(world)).toEqual([]);
  });

  it('renews on a discontinued plan', async () => {
    const { world } = await started();
    done(await world.call('updatePlans', { params: { id: 'monthly' }, body: { state: 'discontinued' } }));
    await world.wait(60 * DAY);
    expect(stateOf(world)).toBe('active');
  });
});
