import type {
  CheckoutLink,
  CheckoutLinkCreated,
  CheckoutSession,
  CheckoutSessionCreated,
  CheckoutSessionRequest,
  Customer,
  Event,
  Order,
  Source,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectInOrder, expectTrue } from '../check';
import type { ApiClient, Refusal } from '../client';
import { makeCard, testCards } from '../payments';
import { contactAt, makeSku, minneapolis, minnetonka, unique, uniqueEmail } from '../shop';
import { upload } from './files';

const sessions = '/drop-in/checkout-sessions';
const standard = { amount: 5, description: 'Standard', serviceLevel: 'SG' };

/** Two mugs and shipping for 5.00 come to 27.01 in Minneapolis. */
async function sessionRequest(
  client: ApiClient,
  fields: Partial<CheckoutSessionRequest> = {},
): Promise<CheckoutSessionRequest> {
  return {
    currency: 'USD',
    email: uniqueEmail(),
    shipFrom: { address: minnetonka },
    items: [{ skuId: (await makeSku(client)).id, quantity: 2, price: 10, strikeThroughPrice: 12 }],
    options: {
      shippingMethods: [{ ...standard, estimatedDelivery: '3 days' }],
      storeCredits: [
        { amount: 12.5, upstreamId: 'gift' },
        { amount: 5, upstreamId: 'gift-refused' },
        { amount: 100, upstreamId: 'large' },
      ],
    },
    ...fields,
  };
}

async function makeSession(client: ApiClient, fields: Partial<CheckoutSessionRequest> = {}): Promise<string> {
  const made = await client.create<CheckoutSessionCreated>(sessions, await sessionRequest(client, fields));
  return made.id;
}

/** As the shopper's browser takes it to where only the payment is missing. */
async function readySession(client: ApiClient, fields: Partial<CheckoutSessionRequest> = {}): Promise<string> {
  const id = await makeSession(client, fields);
  const shopper = client.asPublic();
  const contact = { ...contactAt(minneapolis), saveForLater: true };
  const consents = { termsOfSale: true };
  await shopper.change(`${sessions}/${id}`, { shipTo: contact, billTo: contactAt(minneapolis), consents });
  await shopper.change(`${sessions}/${id}`, { shippingChoice: { ...standard, estimatedDelivery: '3 days' } });
  return id;
}

const pay = async (client: ApiClient, id: string, number?: string) => {
  const source = await makeCard(client, number);
  return client.asPublic().change<Source>(`${sessions}/${id}/sources/${source.id}`);
};

const order = (client: ApiClient, checkoutSessionId: string) =>
  client.asPublic().create<Order>('/drop-in/orders', { checkoutSessionId });

const gone = (parameter = 'id'): Refusal => ({ status: 404, code: 'not_found', parameter });

export const dropInCases = casesOf('Drop-in checkout', {
  'A session becomes an order, step by step, with the public key': async (client) => {
    const id = await readySession(client);
    const session = await client.asPublic().read<CheckoutSession>(`${sessions}/${id}`);
    expectFields(session, { totalAmount: 27.01, requiresShipping: true, taxInclusive: false }, 'The session');
    expectEqual(at(session.items, 0, 'The lines').strikeThroughPrice, 12, 'The former price');
    expectEqual(session.shipTo?.saveForLater, true, 'Whether to save the address');
    await pay(client, id);
    const made = await order(client, id);
    const told = { checkoutSessionId: id, consents: { termsOfSale: true }, state: 'accepted', totalAmount: 27.01 };
    expectFields(made, told as Partial<Order>, 'The order');
    expectFields(await client.read<Order>(`/orders/${made.id}`), told as Partial<Order>, 'The order when read');
    expectEqual((await client.read<CheckoutSession>(`${sessions}/${id}`)).id, id, 'A session that was used, when read');
    await client.refused('POST', '/drop-in/orders', { checkoutSessionId: id }, gone('checkoutSessionId'));
    await client.refused('POST', `${sessions}/${id}`, { email: uniqueEmail() }, gone());
  },

  'The event of a session has product, payment and price format, and no secret': async (client) => {
    const id = await readySession(client);
    const source = await pay(client, id);
    const made = await order(client, id);
    const { data } = await client.read<{ data: Event[] }>('/events?limit=100');
    const about = data.filter(({ data: { object } }) => object.id === made.id).reverse();
    const types = about.map(({ type }) => type);
    expectInOrder(types, ['checkout_session.order.created', 'order.created', 'order.accepted'], 'The events');
    const object = about.find(({ type }) => type === 'checkout_session.order.created')?.data
      .object as unknown as Order & {
      pricingFormat: object;
      items: { sku?: { id: string }; skuId?: string }[];
    };
    expectFields(object, { checkoutSessionId: id, checkoutId: made.checkoutId }, 'The object');
    expectFields(object.pricingFormat as { symbol?: string }, { symbol: '$' }, 'The price format');
    expectTrue(object.items[0]?.sku?.id !== undefined && !object.items[0].skuId, 'The product is not shown');
    expectFields(
      at(object.payment.sources ?? [], 0, 'The sources') as Partial<Source>,
      { id: source.id, reusable: false, currency: 'USD' },
      'The source',
    );
    expectTrue(!JSON.stringify(object).includes(source.clientSecret), 'The event has a secret');
    expectEqual((object.shipTo as { saveForLater?: boolean }).saveForLater, true, 'Whether to save the address');
  },

  'The first answer of a session carries a fingerprint': async (client) => {
    const id = await makeSession(client);
    const shopper = client.asPublic();
    const { fingerprint = '' } = await shopper.read<CheckoutSession>(`${sessions}/${id}`);
    expectTrue(fingerprint.length > 0, 'There is no fingerprint');
    const again = await shopper.send('GET', `${sessions}/${id}`, { headers: { fingerprint } });
    expectEqual((again.body as CheckoutSession).fingerprint, undefined, 'The fingerprint of the second answer');
  },

  'A session that cannot be is refused': async (client) => {
    const request = await sessionRequest(client);
    const renewing = { ...request, items: [{ ...request.items[0], subscriptionInfo: { autoRenewal: true } }] };
    const credit = { amount: 1, upstreamId: 'same' };
    const refused: [object, Refusal][] = [
      [
        { ...request, options: {} },
        { status: 400, code: 'invalid_request' },
      ],
      [
        { ...request, options: { ...request.options, storeCredits: [credit, credit] } },
        { status: 400, code: 'invalid_parameter', parameter: 'options.storeCredits' },
      ],
      [renewing, { status: 400, code: 'missing_parameter', parameter: 'terms' }],
      [
        { ...request, items: [{ skuId: 'none', price: 1 }] },
        { status: 404, code: 'not_found' },
      ],
      [
        { ...request, customerId: 'c'.repeat(41) },
        { status: 400, code: 'invalid_parameter', parameter: 'customerId' },
      ],
      [
        { ...request, currency: undefined },
        { status: 400, code: 'missing_parameter', parameter: 'currency' },
      ],
    ];
    for (const [body, refusal] of refused) await client.refused('POST', sessions, body, refusal);
    await client.asPublic().refused('POST', sessions, request, { status: 403 });
    for (const path of [`${sessions}/none`, `${sessions}/none/clone`])
      await client.refused(path.endsWith('none') ? 'GET' : 'POST', path, undefined, gone());
  },

  'A customer that does not exist yet is made, and a shopping country is kept': async (client) => {
    const customerId = unique('c');
    const id = await makeSession(client, { customerId, shoppingCountry: 'US' });
    expectEqual((await client.read<Customer>(`/customers/${customerId}`)).id, customerId, 'The customer');
    const session = await client.read<CheckoutSession>(`${sessions}/${id}`);
    expectEqual(session.shipTo?.address?.country, 'US', 'The country to ship to');
    expectEqual(await makeSession(client, { customerId }).then(Boolean), true, 'A second session of the customer');
    const source = await makeCard(client);
    await client.asPublic().change(`${sessions}/${id}/sources/${source.id}?saveForLater=true`);
    const { sources = [] } = await client.read<Customer>(`/customers/${customerId}`);
    expectEqual(at(sources, 0, 'The saved sources').id, source.id, 'The saved source');
  },

  'A shopper takes one of the offered shipping methods, and an empty address means none yet': async (client) => {
    const id = await makeSession(client);
    const path = `${sessions}/${id}`;
    const invalid = { status: 400, code: 'invalid_shipping_choice', parameter: 'shippingChoice' };
    await client.asPublic().refused('POST', path, { shippingChoice: { ...standard, amount: 0 } }, invalid);
    const empty = await client.change<CheckoutSession>(path, { shipTo: {} });
    expectEqual(empty.shipTo?.address, undefined, 'The address');
    const incomplete = { shipTo: { name: 'Ada', address: { country: 'US', line1: '1 Test Street' } } };
    await client.refused('POST', path, incomplete, { status: 400, code: 'missing_parameter' });
    const file = { file: 'JVBERi0xLjQKJSVFT0YK', purpose: 'tax_document_customer_upload', fileName: 'a.pdf' };
    await client.asPublic().create(`${path}/files`, file);
  },

  'A tax certificate makes the session exempt': async (client) => {
    const id = await readySession(client, { customerType: 'business' });
    const { id: fileId } = await upload(client);
    const taxCertificate = {
      companyName: 'Ada Ltd.',
      taxAuthority: 'MN',
      fileId,
      startDate: '2020-01-01T00:00:00Z',
      endDate: '2099-01-01T00:00:00Z',
    };
    const unknown = { taxCertificate: { ...taxCertificate, fileId: 'none' } };
    await client.refused('POST', `${sessions}/${id}`, unknown, {
      status: 400,
      code: 'invalid_parameter',
      parameter: 'taxCertificate.fileId',
    });
    const exempt = await client.change<CheckoutSession>(`${sessions}/${id}`, { taxCertificate });
    expectEqual([exempt.totalTax, exempt.totalAmount], [0, 25], 'Tax and total');
  },

  'Store credit pays what is left at most, once, and only where the merchant agrees': async (client) => {
    const id = await readySession(client);
    const path = (upstreamId: string) => `${sessions}/${id}/store-credit/${upstreamId}`;
    const shopper = client.asPublic();
    const gift = await shopper.change<Source>(path('gift'));
    expectFields(gift, { type: 'customerCredit', amount: 12.5, upstreamId: 'gift' }, 'The credit');
    const again = { status: 409, code: 'session_update_not_allowed' };
    for (const upstreamId of ['gift', 'gift-refused'])
      await shopper.refused('POST', path(upstreamId), undefined, again);
    expectEqual((await shopper.change<Source>(path('large'))).amount, 14.51, 'What a large credit pays');
    await shopper.refused('POST', path('none'), undefined, gone('upstreamId'));
    await shopper.remove(`${sessions}/${id}/sources/${gift.id}`);
    const session = await client.read<CheckoutSession>(`${sessions}/${id}`);
    expectEqual(session.payment.session.amountRemainingToBeContributed, 12.5, 'What is left to pay');
    await shopper.refused('DELETE', `${sessions}/${id}/sources/none`, undefined, gone('sourceId'));
  },

  'An order that cannot be says why, and a clone starts again': async (client) => {
    const id = await makeSession(client);
    await client.refused('POST', '/drop-in/orders', { checkoutSessionId: 'none' }, gone('checkoutSessionId'));
    const short = { status: 400, code: 'order_submit_failed' };
    await client.asPublic().refused('POST', '/drop-in/orders', { checkoutSessionId: id }, short);
    const declined = await readySession(client);
    await pay(client, declined, testCards.chargeFails);
    const refused = { status: 409, code: 'failed-request' };
    await client.asPublic().refused('POST', '/drop-in/orders', { checkoutSessionId: declined }, refused);
    const clone = await client.asPublic().create<CheckoutSessionCreated>(`${sessions}/${declined}/clone`, undefined);
    const session = await client.read<CheckoutSession>(`${sessions}/${clone.id}`);
    expectTrue(session.id !== declined && !session.payment.sources, 'The clone is the session, or has its source');
    expectEqual(
      [session.shipTo?.name, at(session.items, 0, 'The lines').quantity],
      ['Ada Shopper', 2],
      'What it keeps',
    );
  },

  'A challenge asks the shopper first': async (client) => {
    const id = await readySession(client);
    await pay(client, id, testCards.challenge);
    const action = { status: 409, code: 'additional_payment_action_required' };
    await client.asPublic().refused('POST', '/drop-in/orders', { checkoutSessionId: id }, action);
    const { payment } = await client.read<CheckoutSession>(`${sessions}/${id}`);
    expectEqual(payment.session.nextAction?.action, 'sca_required', 'What comes next');
    await client.send('POST', `/_sandbox/sources/${at(payment.sources ?? [], 0, 'The sources').id}/authenticate`, {
      body: {},
    });
    const passed = await client.read<CheckoutSession>(`${sessions}/${id}`);
    expectEqual(passed.payment.session.state, 'requires_confirmation', 'The state after the challenge');
    expectEqual((await order(client, id)).state, 'accepted', 'The state of the order that was placed again');
  },

  'Links open a session as it was asked for, are listed newest first, and can be deleted': async (client) => {
    const upstreamId = unique('cart');
    const sessionId = await makeSession(client, { upstreamId });
    const links = '/drop-in/checkout-links';
    const first = await client.create<CheckoutLinkCreated>(links, { sessionId });
    const second = await client.create<CheckoutLinkCreated>(links, { sessionId });
    expectEqual(second.sessionId, sessionId, 'The session of the link');
    const page = () => client.read<{ data: CheckoutLink[] }>(`${links}?limit=100`);
    const own = (await page()).data.filter(({ checkoutSession }) => checkoutSession.upstreamId === upstreamId);
    expectEqual(
      own.map(({ id }) => id),
      [second.id, first.id],
      'The links',
    );
    expectEqual(at(own, 0, 'The links').expired, false, 'Whether it is over');
    await client.remove(`${links}/${first.id}`);
    await client.refused('DELETE', `${links}/${first.id}`, undefined, gone());
    await client.refused('POST', links, { sessionId: 'none' }, gone('sessionId'));
    await client.asPublic().refused('GET', links, undefined, { status: 403 });
  },
});
