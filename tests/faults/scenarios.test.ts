/** What banks, payment methods and authorities do, by control calls and by inputs to remember. */
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/ledger/types';
import { type Asking, inPage } from './ask';
import { orderOf } from './order';

const day = 86_400;
const later = (api: Asking, advanceBy: number) => api.send('POST', '/_sandbox/clock', { advanceBy });
const control = (api: Asking, path: string, body?: object) => api.send('POST', `/_sandbox/${path}`, body);
const stateOf = async (api: Asking, path: string) => (await api.send('GET', path)).body.state as string;

/** An order that was shipped and paid. */
async function shipped(api: Asking, email: string) {
  const order = await orderOf(api, { email });
  const items = order.items.map(({ id, quantity }) => ({ itemId: id, quantity }));
  await api.send('POST', '/fulfillments', { orderId: order.id, items });
  await later(api, 60);
  expect(await stateOf(api, `/orders/${order.id}`)).toBe('complete');
  return order;
}

const refundOf = async (api: Asking, { id, currency }: { id: string; currency: string }) =>
  (await api.send('POST', '/refunds', { orderId: id, currency, amount: 5, reason: 'broken' })).body as { id: string };

describe('a refund', () => {
  it.each([
    ['succeed', 'succeeded', 'refund.complete'],
    ['fail', 'failed', 'refund.failed'],
  ])('that stays pending can %s by a control call', async (action, state, event) => {
    const api = inPage();
    const order = await shipped(api, 'ada+refund-slow@example.com');
    const refund = await refundOf(api, order);
    await later(api, 10 * day);
    expect(await stateOf(api, `/refunds/${refund.id}`)).toBe('pending');
    expect((await control(api, `refunds/${refund.id}/${action}`)).body.state).toBe(state);
    expect((await control(api, `refunds/${refund.id}/${action}`)).status).toBe(409);
    const told = ((await api.entries()) as Exchange[]).flatMap(({ events }) => events.map(({ type }) => type));
    expect(told).toContain(event);
  });

  it('fails, or asks for bank details, where the email asks for it', async () => {
    const api = inPage();
    const lost = await refundOf(api, await shipped(api, 'ada+refund-fails@example.com'));
    expect(await stateOf(api, `/refunds/${lost.id}`)).toBe('failed');
    const asked = await refundOf(api, await shipped(api, 'ada+refund-needs-details@example.com'));
    expect(await stateOf(api, `/refunds/${asked.id}`)).toBe('pending_information');
    await control(api, `refunds/${asked.id}/give_details`);
    expect(await stateOf(api, `/refunds/${asked.id}`)).toBe('succeeded');
  });
});

describe('a dispute', () => {
  it.each([
    ['dispute', 'dispute', 'dispute'],
    ['dispute-won', 'dispute', 'complete'],
    ['chargeback', 'dispute', 'complete'],
  ])('comes a day after the order where its email says %s', async (tag, asked, decided) => {
    const api = inPage();
    const { id } = await shipped(api, `ada+${tag}@example.com`);
    await later(api, day);
    expect(await stateOf(api, `/orders/${id}`)).toBe(asked);
    await later(api, 7 * day);
    const { body } = await api.send('GET', `/orders/${id}`);
    expect([body.state, body.availableToRefundAmount === 0]).toEqual([decided, tag === 'chargeback']);
  });

  it('is left alone where the order never got so far, and where there is nothing to take back', async () => {
    const api = inPage();
    const { id } = await orderOf(api, { email: 'ada+chargeback@example.com' });
    await later(api, day);
    await later(api, 7 * day);
    expect(await stateOf(api, `/orders/${id}`)).toBe('accepted');
  });
});

describe('a payment that the method keeps waiting', () => {
  it.each([
    ['complete_payment', 'accepted'],
    ['fail_payment', 'cancelled'],
  ])('ends by %s, whatever it would have done', async (action, state) => {
    for (const tag of ['pending-payment', 'pending-payment-fails']) {
      const api = inPage();
      const { id } = await orderOf(api, { email: `ada+${tag}@example.com` });
      expect(await stateOf(api, `/orders/${id}`)).toBe('pending_payment');
      expect((await control(api, `orders/${id}/${action}`)).body.state).toBe(state);
      await later(api, day);
      expect(await stateOf(api, `/orders/${id}`)).toBe(state);
      expect((await control(api, `orders/${id}/${action}`)).status).toBe(409);
    }
  });
});

describe('the check of a tax number', () => {
  it.each([
    ['verify', 'verified'],
    ['refuse', 'not_valid'],
  ])('that nobody answers ends by %s', async (action, state) => {
    const api = inPage();
    const { body } = await api.send('POST', '/tax-identifiers', { type: 'de', value: 'DE120503001' });
    await later(api, 30 * day);
    expect(await stateOf(api, `/tax-identifiers/${body.id}`)).toBe('pending');
    expect((await control(api, `tax-identifiers/${body.id}/${action}`)).body.state).toBe(state);
    expect((await control(api, `tax-identifiers/${body.id}/${action}`)).status).toBe(409);
  });
});
