import type { Order } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectMoney, expectOneOf, only, present } from '../check';
import type { ApiClient, Refusal } from '../client';
import { attach, chargeOf, makeCard, makeCredit, payableCheckout, placeOrder, readOrder, saveCard } from '../payments';
import { type CartRequest, cartRequest, contactAt, makeCheckout, makeCustomer, minneapolis, unique } from '../shop';

/** A checkout that is paid but lacks something; afterwards it can be mended and ordered. */
async function refuseOrder(client: ApiClient, cart: CartRequest, refusal: Refusal): Promise<void> {
  const whole = await cartRequest(client);
  const checkout = await payableCheckout(client, cart);
  const order = { checkoutId: checkout.id };
  await client.refused('POST', '/orders', order, refusal);
  const { email, shipFrom, shipTo, billTo, shippingChoice } = whole;
  await client.change(`/checkouts/${checkout.id}`, { email, shipFrom, shipTo, billTo, shippingChoice });
  expectEqual((await client.create<Order>('/orders', order)).state, 'accepted', 'The state of the order when mended');
}

const missing = (parameter: string | RegExp): Refusal => ({ status: 400, code: 'missing_parameter', parameter });

export const orderCases = casesOf('Orders', {
  'A paid checkout becomes an accepted order': async (client) => {
    const checkout = await payableCheckout(client, { metadata: { giftWrap: true } });
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    expectMatch(order.id, /^\d{11,13}$/, 'The id');
    const { email, currency, upstreamId, totalAmount, totalTax, metadata, sellingEntity } = checkout;
    expectFields(order, { email, currency, upstreamId, totalAmount, totalTax, metadata, sellingEntity }, 'The order');
    expectFields(order, { checkoutId: checkout.id, state: 'accepted', fraudState: 'passed' }, 'The order');
    expectEqual(order.payment.session.state, 'complete', 'The state of the session');
    present(order.stateTransitions.accepted, 'The time at which the order was accepted');
    present(order.fraudStateTransitions.passed, 'The time at which screening passed');
    expectEqual(await readOrder(client, order), order, 'The order when read');
  },

  'A new order has captured, cancelled and refunded nothing': async (client) => {
    const order = await placeOrder(client);
    const none = { capturedAmount: 0, cancelledAmount: 0, refundedAmount: undefined, availableToRefundAmount: 0 };
    expectFields(order, { ...none, requestToBeForgotten: false }, 'The order');
    const item = only(order.items, 'The lines');
    expectFields(item, { state: 'created', availableToRefundAmount: 0, quantity: 2, amount: 20 }, 'The line');
  },

  'An order charges its source': async (client) => {
    const order = await placeOrder(client);
    const source = only(order.payment.sources, 'The sources');
    const charge = chargeOf(order);
    const expected = { sourceId: source.id, amount: 27.01, currency: 'USD', state: 'capturable' };
    expectFields(charge, { ...expected, captured: false, refunded: false, type: 'customer_initiated' }, 'The charge');
    expectEqual(
      (await client.read<{ state: string }>(`/sources/${source.id}`)).state,
      'consumed',
      'The state of the source',
    );
  },

  'Store credit and a card make a charge each': async (client) => {
    const checkout = await makeCheckout(client);
    const credit = await attach(client, checkout, await makeCredit(client, 12.5));
    await attach(client, checkout, await makeCard(client));
    const { payment } = await client.create<Order>('/orders', { checkoutId: checkout.id });
    expectEqual(payment.charges?.length, 2, 'The number of charges');
    const ofCredit = only(
      payment.charges?.filter(({ sourceId }) => sourceId === credit.id),
      'The charges of the credit',
    );
    const ofCard = only(
      payment.charges?.filter(({ sourceId }) => sourceId !== credit.id),
      'The charges of the card',
    );
    expectMoney(ofCredit.amount, 12.5, 'The charge of the credit');
    expectMoney(ofCard.amount, 14.51, 'The charge of the card');
  },

  'A consumed checkout cannot make a second order': async (client) => {
    const { id } = await payableCheckout(client);
    await client.create<Order>('/orders', { checkoutId: id });
    await client.refused('POST', '/orders', { checkoutId: id }, { status: 404, code: 'not_found' });
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('GET', `/checkouts/${id}`, undefined, gone);
    await client.refused('POST', `/checkouts/${id}`, { locale: 'de_DE' }, gone);
    await client.refused('DELETE', `/checkouts/${id}`, undefined, gone);
  },

  'An unknown checkout is not found': (client) =>
    client
      .refused('POST', '/orders', { checkoutId: unique('none') }, { status: 404, code: 'not_found' })
      .then(() => undefined),

  'A checkout without a source cannot be ordered yet': async (client) => {
    const checkout = await makeCheckout(client);
    const order = { checkoutId: checkout.id };
    await client.refused('POST', '/orders', order, { status: 400, code: 'order_submit_failed' });
    await attach(client, checkout, await makeCredit(client, 12.5));
    await client.refused('POST', '/orders', order, { status: 400, code: 'order_submit_failed' });
    await attach(client, checkout, await makeCard(client));
    expectEqual((await client.create<Order>('/orders', order)).state, 'accepted', 'The state of the order');
  },

  'An order needs an email': (client) =>
    refuseOrder(client, { email: undefined }, { status: 400, code: 'order_create_failed', parameter: 'email' }),

  'Goods need a shipping choice': (client) =>
    refuseOrder(
      client,
      { shippingChoice: undefined },
      {
        status: 400,
        code: 'invalid_shipping_choice',
        parameter: 'shippingChoice',
      },
    ),

  'Goods need a recipient': (client) =>
    refuseOrder(client, { shipTo: { address: minneapolis } }, missing('shipping.name')),

  'Goods need to leave from somewhere': (client) =>
    refuseOrder(client, { shipFrom: undefined }, missing('shipFrom.address')),

  'The bill-to needs a name': (client) =>
    refuseOrder(client, { billTo: { address: minneapolis } }, missing(/^billTo\./)),

  'The bill-to needs a street, a city and a postal code': async (client) => {
    for (const field of ['line1', 'city', 'postalCode'] as const) {
      const billTo = contactAt({ ...minneapolis, [field]: undefined });
      await refuseOrder(client, { billTo }, missing(new RegExp(`^billTo\\.address\\.${field}$`)));
    }
  },

  'Downloads need neither recipient nor shipping': async (client) => {
    const items = [{ price: 10, kind: 'download' as const }];
    const order = await placeOrder(client, {
      items,
      shipTo: undefined,
      shipFrom: undefined,
      shippingChoice: undefined,
    });
    expectEqual(order.state, 'accepted', 'The state of the order');
  },

  'An order can be made without a checkout': async (client) => {
    const { id } = await makeCard(client);
    const order = await client.create<Order>('/orders', { ...(await cartRequest(client)), sourceId: id });
    expectFields(order, { state: 'accepted', totalAmount: 27.01 }, 'The order');
    const lacking = await cartRequest(client);
    await client.refused('POST', '/orders', lacking, { status: 400, code: 'order_submit_failed' });
  },

  'Beside a checkout everything else is ignored': async (client) => {
    const { id, email } = await payableCheckout(client);
    const order = await client.create<Order>('/orders', {
      checkoutId: id,
      currency: 'EUR',
      email: 'other@example.com',
    });
    expectFields(order, { currency: 'USD', email }, 'The order');
  },

  'A saved card pays more than once, for its own customer': async (client) => {
    const customer = await makeCustomer(client);
    const { id: sourceId } = await saveCard(client, customer);
    for (let times = 0; times < 2; times += 1) {
      const checkout = await makeCheckout(client, { customerId: customer.id, sourceId });
      const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
      expectFields(order, { state: 'accepted', customerId: customer.id }, 'The order');
    }
    const { state } = await client.read<{ state: string }>(`/sources/${sourceId}`);
    expectEqual(state, 'chargeable', 'The state of the saved card');
  },

  'A saved card cannot pay for somebody else': async (client) => {
    const { id: sourceId } = await saveCard(client, await makeCustomer(client));
    const { id } = await makeCheckout(client);
    const attached = await client.send('POST', `/checkouts/${id}/sources/${sourceId}`);
    if (attached.status === 200)
      await client.refused(
        'POST',
        '/orders',
        { checkoutId: id },
        { status: 409, code: 'source_in_use', parameter: 'sourceId' },
      );
    else expectOneOf(attached.status, [409], 'The status of attaching');
  },

  'A disabled customer cannot order': async (client) => {
    const customer = await makeCustomer(client, { enabled: false });
    const { id } = await payableCheckout(client, { customerId: customer.id });
    const { status } = await client.send('POST', '/orders', { body: { checkoutId: id } });
    expectOneOf(status, [400, 409], 'The status');
  },

  'Metadata, upstream id and the request to be forgotten can change': async (client) => {
    const order = await placeOrder(client);
    const change = { upstreamId: unique('order'), metadata: { channel: 'web' }, requestToBeForgotten: true };
    expectFields(await client.change<Order>(`/orders/${order.id}`, change), change, 'The order');
    const unknown = { status: 400, code: 'unknown_parameter', parameter: 'email' };
    await client.refused('POST', `/orders/${order.id}`, { email: 'other@example.com' }, unknown);
  },

  'Lines keep their order and their metadata': async (client) => {
    const items = [1, 2, 3].map((number) => ({ price: number, metadata: { number } }));
    const order = await placeOrder(client, { items });
    expectEqual(
      order.items.map(({ metadata }) => metadata?.number),
      [1, 2, 3],
      'The metadata of the lines',
    );
    expectEqual(at(order.items, 2, 'The lines').amount, 3, 'The amount of the last line');
  },
});
