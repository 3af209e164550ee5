/** The page on which a shopper completes a checkout session. */
import type { CheckoutLinkCreated, CheckoutSessionCreated, Event, Order } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectTrue, present } from '../check';
import type { ApiClient } from '../client';
import { testCards } from '../payments';
import { makeSku, minneapolis, minnetonka, uniqueEmail } from '../shop';
import { pathOfPage, visitPage } from '../shop-pages';

async function makeSession(client: ApiClient, fields: object = {}): Promise<CheckoutSessionCreated & { link: string }> {
  const made = await client.create<CheckoutSessionCreated>('/drop-in/checkout-sessions', {
    currency: 'USD',
    shipFrom: { address: minnetonka },
    items: [{ skuId: (await makeSku(client)).id, quantity: 2, price: 10 }],
    options: { shippingMethods: [{ amount: 5, description: 'Standard', serviceLevel: 'SG' }] },
    ...fields,
  });
  return { ...made, link: present(made.link, 'The link') };
}

/** What a shopper enters. */
const entered = (card: string, fields: object = {}) => ({
  email: uniqueEmail(),
  name: 'Ada Shopper',
  phone: '612-555-0100',
  ...{ line1: String(minneapolis.line1), city: String(minneapolis.city), state: 'MN' },
  ...{ postalCode: '55401', country: 'US', shipping: '0', card },
  ...fields,
});

async function orderOf(client: ApiClient, sessionId: string): Promise<Order> {
  const { data } = await client.read<{ data: Event[] }>('/events?type=checkout_session.order.created&limit=100');
  const told = data.map((event) => event.data.object as { id: string; checkoutSessionId?: string });
  const { id } = present(
    told.find((one) => one.checkoutSessionId === sessionId),
    'The event',
  );
  return client.read<Order>(`/orders/${id}`);
}

export const checkoutPageCases = casesOf('The checkout page', {
  'A shopper completes a session on its page, and comes back to the shop': async (client) => {
    const redirects = { successUrl: 'https://shop.example/thanks', cancelUrl: 'https://shop.example/cart' };
    const { id, link } = await makeSession(client, { redirects });
    const page = await visitPage(client, link);
    expectEqual(page.status, 200, 'The status');
    expectTrue(
      page.text.includes('name="postalCode"') && page.text.includes(redirects.cancelUrl),
      'The page lacks parts',
    );
    expectTrue(!page.text.includes('<script'), 'The page has a script');
    const wrong = await visitPage(client, link, entered(testCards.visa, { country: 'XX' }));
    expectEqual(wrong.status, 409, 'The status with a wrong country');
    const done = await visitPage(client, link, entered(testCards.visa));
    expectEqual([done.status, done.headers.get('location')], [303, redirects.successUrl], 'The way back');
    const order = await orderOf(client, id);
    expectFields(order, { totalAmount: 27.01, state: 'accepted', checkoutSessionId: id }, 'The order');
    const again = await visitPage(client, link);
    expectEqual([again.status, again.headers.get('location')], [303, redirects.successUrl], 'The page after the order');
  },

  'A link opens the same page, a challenge leads to the bank’s page and back, and a deleted link opens nothing': async (
    client,
  ) => {
    const { id } = await makeSession(client);
    const made = await client.create<CheckoutLinkCreated>('/drop-in/checkout-links', { sessionId: id });
    const challenged = await visitPage(client, made.link, entered(testCards.challenge));
    expectEqual(
      challenged.status,
      303,
      `The status of a challenge: ${/role="alert">([^<]*)/.exec(challenged.text)?.[1]}`,
    );
    const bank = present(challenged.headers.get('location'), 'The address of the bank');
    expectMatch(pathOfPage(bank), /^\/payments\/redirects\//, 'The page of the bank');
    const back = await visitPage(client, bank, { action: 'authenticate' });
    expectEqual(back.status, 303, 'The status of the way back');
    const ordered = await visitPage(client, pathOfPage(present(back.headers.get('location'), 'The way back')));
    const order = await orderOf(client, id);
    expectFields(order, { state: 'accepted', checkoutSessionId: id }, 'The order that went on by itself');
    expectFields(present(order.payment.session, 'The session'), { state: 'complete' }, 'The session of its payment');
    expectTrue(ordered.text.includes(order.id), 'The page does not name the order');
    await client.remove(`/drop-in/checkout-links/${made.id}`);
    expectEqual((await visitPage(client, made.link)).status, 404, 'The status of a deleted link');
  },

  'The ledger says that the page made the calls': async (client) => {
    const { id, link } = await makeSession(client);
    await visitPage(client, link, entered(testCards.visa));
    await orderOf(client, id);
    const { lastSequence } = await client.read<{ lastSequence: number }>('/_sandbox/info');
    const after = Math.max(0, lastSequence - 200);
    const { data } = await client.read<{ data: { operationId?: string; origin: string; requestBody?: unknown }[] }>(
      `/_sandbox/ledger?after=${after}&limit=500`,
    );
    const orders = data.filter(
      ({ operationId, requestBody }) =>
        operationId === 'createDropInOrders' &&
        (requestBody as { checkoutSessionId?: string }).checkoutSessionId === id,
    );
    expectEqual(at(orders, 0, 'The orders').origin, 'shopper', 'Who made the order');
    expectTrue(!JSON.stringify(data).includes(testCards.visa), 'The ledger holds a card number');
  },
});
