/** How calls are answered: what is there, what is left out, and how a refusal names what was wrong. */
import type {
  Checkout,
  Customer,
  Fulfillment,
  Order,
  OrderItem,
  Refund,
  Sku,
  Source,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectNowhere, expectTrue, only, present } from '../check';
import {
  attach,
  cardRequest,
  chargeOf,
  completeOrder,
  makeCard,
  makeSource,
  ownerNamed,
  payableCheckout,
  placeOrder,
  readCheckout,
  readOrder,
  saveCard,
  settledRefund,
  testCards,
} from '../payments';
import { refund } from '../refunding';
import { makeCheckout, makeCustomer, makeSku, unique } from '../shop';

function expectAbsent(answer: object, fields: readonly string[], what: string): void {
  for (const field of fields) expectTrue(!(field in answer), `${what} has ${field}`);
}

const redirectMethods = ['payPal', 'klarnaCredit', 'directDebit', 'onlineBanking', 'afterPay', 'trustly'] as const;

export const answeredCases = casesOf('What answers hold', {
  'A new checkout leaves out what it has nothing to say about': async (client) => {
    const checkout = await makeCheckout(client, { taxInclusive: true });
    expectAbsent(checkout, ['importerOfRecordTax', 'taxInclusive'], 'The checkout');
    expectEqual(Object.keys(checkout.payment), ['session'], 'The fields of the payment');
    expectAbsent(present(only(checkout.items, 'The lines').fees, 'The fees'), ['details'], 'The fees');
    const repriced = await client.change<Checkout>(`/checkouts/${checkout.id}`, { metadata: { a: 1 } });
    expectEqual(repriced.totalAmount, checkout.totalAmount, 'The total after a change');
  },

  'A new SKU, customer and order leave out what has not happened': async (client) => {
    const sku = await makeSku(client);
    expectAbsent(sku, ['updatedTime', 'weightUnit'], 'The SKU');
    expectEqual((await makeSku(client, 'goods', { weight: 3 })).weightUnit, 'oz', 'The unit beside a weight');
    const changed = await client.change<Sku>(`/skus/${sku.id}`, { description: 'Changed.' });
    expectMatch(changed.updatedTime, /Z$/, 'The time of the first change');
    expectAbsent(await makeCustomer(client), ['sources', 'taxIdentifiers', 'taxCertificates'], 'The customer');
    const order = await placeOrder(client);
    expectAbsent(order, ['refundedAmount', 'taxInclusive', 'importerOfRecordTax'], 'The order');
    const nothing = ['captures', 'cancels', 'refunds', 'orderId', 'paymentSessionId', 'liveMode'];
    expectAbsent(chargeOf(order), nothing, 'The charge in the order');
  },

  'A refund of the order has an amount and no items, one of lines has items and no amount': async (client) => {
    const order = await completeOrder(client);
    const ask = (more: object) => client.create<Refund>('/refunds', { orderId: order.id, currency: 'USD', ...more });
    const whole = await ask({ amount: 5 });
    expectFields(whole, { amount: 5, items: [], state: 'pending' }, 'The refund of the order');
    expectAbsent(whole, ['charges'], 'The pending refund of the order');
    expectEqual((await settledRefund(client, whole)).charges?.length, 1, 'The charges once it has succeeded');
    const lines = await ask({ items: [{ itemId: at(order.items, 0, 'The lines').id, quantity: 1 }] });
    expectAbsent(lines, ['amount', 'charges'], 'The pending refund of a line');
    expectFields(only(lines.items, 'The items'), { amount: 10.81, quantity: 1, refundedAmount: 0 }, 'The item');
    const settled = await settledRefund(client, lines);
    expectAbsent(settled, ['amount'], 'The refund of a line');
    expectEqual(settled.refundedAmount, 10.81, 'What was refunded');
  },

  'Checkouts, orders, customers and events show no client secret of a source': async (client) => {
    const customer = await makeCustomer(client);
    const saved = await saveCard(client, customer);
    const checkout = await makeCheckout(client, { customerId: customer.id });
    await attach(client, checkout, saved);
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    const secret = present(saved.clientSecret.split('_')[1], 'The secret');
    const shown: [string, unknown][] = [
      ['the order', order],
      ['the customer', await client.read(`/customers/${customer.id}`)],
      ['the list of customers', await client.read(`/customers?ids=${customer.id}`)],
      ['the events', await client.read('/events?limit=100')],
    ];
    for (const [what, answer] of shown) expectNowhere(answer, secret, what);
    const { owner, creditCard } = saved;
    const summary = { id: saved.id, type: 'creditCard', amount: order.totalAmount, owner, creditCard };
    expectEqual(order.payment.sources, [summary], 'The sources of the order');
  },

  'Redirect methods keep the addresses in their block and repeat them': async (client) => {
    const back = { returnUrl: 'https://shop.example/return', cancelUrl: 'https://shop.example/cart?step=2' };
    for (const type of redirectMethods) {
      const body = { type, owner: ownerNamed(), [type]: back };
      const source = await client.asPublic().create<Source>('/sources', body);
      expectEqual(source[type], back, `The block of ${type}`);
      expectFields(present(source.redirect, 'The redirect'), back, `The redirect of ${type}`);
      expectEqual((await client.read<Source>(`/sources/${source.id}`))[type], back, `The block of ${type} when read`);
    }
  },

  'A card that asks for authentication says what the shopper has to do': async (client) => {
    const card = await makeCard(client, testCards.challenge);
    const { action, data } = present(card.nextAction, 'The next action');
    expectMatch(action, /\w/, 'The action');
    const { redirectUrl, sourceId } = data as { redirectUrl?: string; sourceId?: string };
    expectEqual(sourceId, card.id, 'The source of the action');
    expectMatch(redirectUrl, /^https?:\/\//, 'The page of the challenge');
    const checkout = await makeCheckout(client);
    await attach(client, checkout, card);
    const asked = { status: 409, code: 'additional_payment_action_required' };
    await client.refused('POST', '/orders', { checkoutId: checkout.id }, asked);
    const { session } = (await readCheckout(client, checkout)).payment;
    expectFields(present(session.nextAction?.data, 'The data'), { sourceId: card.id, redirectUrl }, 'The action');
  },

  'A transfer says where the money goes': async (client) => {
    const { wireTransfer } = await makeSource(client, 'wireTransfer');
    const account = present(wireTransfer, 'The account') as Record<string, unknown>;
    for (const field of ['accountHolder', 'accountNumber', 'bankName', 'city', 'country', 'iban', 'swiftCode'])
      expectMatch(account[field], /\w/, `The account: ${field}`);
  },

  'Entities are named as published': async (client) => {
    const names = { US: 'Digital River Inc.', DE: 'Digital River Ireland Ltd.' };
    for (const [country, name] of Object.entries(names)) {
      const address = { line1: '1', city: 'X', postalCode: country === 'US' ? '55401' : '20354', country };
      const there = { name: 'Ada', address: country === 'US' ? { ...address, state: 'MN' } : address };
      const items = [{ kind: 'download' as const, price: 1 }];
      const checkout = await makeCheckout(client, { items, billTo: there, shipTo: undefined });
      expectEqual(checkout.sellingEntity?.name, name, `The entity of ${country}`);
    }
  },

  'An expanded order tells of its products': async (client) => {
    const sku = await makeSku(client, 'goods', { metadata: { shelf: 7 }, partNumber: 'P-1' });
    const order = await placeOrder(client, { items: [{ skuId: sku.id, price: 10 }] });
    const read = async (query: string) =>
      only((await client.read<Order>(`/orders/${order.id}${query}`)).items, 'The lines').productDetails;
    const product = { id: sku.id, name: sku.name, taxCode: '4512', partNumber: 'P-1', physical: true };
    expectFields(present(await read('?expand=true'), 'The product'), { ...product, metadata: { shelf: 7 } }, 'It');
    expectEqual([await read(''), await read('?expand=false')], [undefined, undefined], 'The product otherwise');
    await client.remove(`/skus/${sku.id}`);
    const left = present(await read('?expand=true'), 'The product once the SKU is gone');
    expectFields(left, { id: sku.id, physical: true }, 'What is left of it');
  },

  'An order with the published address of a test goes to review': async (client) => {
    const email = 'holdpass@fraud.com';
    const inCheckout = await placeOrder(client, { email });
    const checkout = await makeCheckout(client);
    const request = cardRequest();
    const card = await client.create<Source>('/sources', { ...request, owner: { ...request.owner, email } });
    await attach(client, checkout, card);
    const ofOwner = await client.create<Order>('/orders', { checkoutId: checkout.id });
    for (const order of [inCheckout, ofOwner])
      expectFields(order, { state: 'in_review', fraudState: 'review_opened' }, 'The order');
    expectEqual((await readOrder(client, await placeOrder(client))).state, 'accepted', 'Any other order');
  },

  'A saved source of another customer cannot be saved again': async (client) => {
    const [ada, bob] = [await makeCustomer(client), await makeCustomer(client)];
    const { id } = await saveCard(client, ada);
    const taken = { status: 409, code: 'invalid_parameter', parameter: 'sourceId' };
    await client.refused('POST', `/customers/${bob.id}/sources/${id}`, undefined, taken);
    const strange = { status: 409, code: 'not_found', parameter: 'sourceId' };
    await client.refused('DELETE', `/customers/${bob.id}/sources/${id}`, undefined, strange);
    await client.refused('DELETE', `/customers/${bob.id}/sources/${unique('none')}`, undefined, strange);
    expectEqual((await client.read<Customer>(`/customers/${ada.id}`)).sources?.length, 1, 'The sources of the owner');
  },

  'A used-up checkout is named as the order it became': async (client) => {
    const { id } = await payableCheckout(client);
    const order = await client.create<Order>('/orders', { checkoutId: id });
    const gone = { status: 404, code: 'not_found', parameter: 'orderId' };
    const { errors } = await client.refused('POST', '/orders', { checkoutId: id }, gone);
    expectEqual(errors[0]?.message, `Checkout '${id}' became order '${order.id}'.`, 'The message');
    const never = { status: 404, code: 'not_found', parameter: 'checkoutId' };
    await client.refused('POST', '/orders', { checkoutId: unique('none') }, never);
  },

  'An empty first name and a currency that does not exist are told of together': async (client) => {
    const body = { ...cardRequest(), owner: { ...ownerNamed(), firstName: '' }, currency: 'xyz' };
    const answer = await client.asPublic().send('POST', '/sources', { body });
    const { errors } = answer.body as { errors: { code: string; parameter: string }[] };
    expectEqual(
      [answer.status, ...errors.map(({ code, parameter }) => `${code} ${parameter}`)],
      [400, 'invalid_parameter owner.firstName', 'currency_unsupported currency'],
      'The refusal',
    );
  },

  'Lines of one SKU are shipped and refunded one after another by their SKU': async (client) => {
    const { id: skuId } = await makeSku(client);
    const lines = [
      { skuId, price: 10, quantity: 1 },
      { skuId, price: 20, quantity: 2 },
    ];
    const order = await placeOrder(client, { items: lines });
    const lineOf = (itemId: string | undefined, { items }: { items: OrderItem[] } = order) =>
      items.findIndex(({ id }) => id === itemId);
    const ship = async (quantity: number) => {
      const body = { orderId: order.id, items: [{ skuId, quantity }] };
      return lineOf(only((await client.create<Fulfillment>('/fulfillments', body)).items, 'The items').itemId);
    };
    expectEqual([await ship(2), await ship(1)], [1, 0], 'The lines shipped');
    const give = async (quantity: number) =>
      lineOf(only((await refund(client, order, { items: [{ skuId, quantity }] })).items, 'The items').itemId);
    expectEqual([await give(1), await give(2)], [0, 1], 'The lines refunded');
  },
});
