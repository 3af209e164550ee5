import type {
  ApplePaySession,
  Checkout,
  Customer,
  OnlineBankingBank,
  PaymentMethods,
  Source,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { makeCard } from '../payments';
import { contactAt, makeCheckout, makeCustomer, minneapolis, unique } from '../shop';

const listed = async (client: ApiClient, query: string) =>
  (await client.asPublic().read<PaymentMethods>(`/payments/payment-methods?${query}`)).paymentMethods
    .map(({ type }) => type)
    .sort();

const secretOf = ({ clientSecret, id }: Source) => clientSecret.slice(id.length + 1);

export const paymentMethodCases = casesOf('Payments in the browser', {
  'Payment methods follow country, currency and what the method can do': async (client) => {
    const france = ['applePay', 'creditCard', 'directDebit', 'googlePay', 'wireTransfer'];
    expectEqual(await listed(client, 'country=FR&currency=EUR'), france, 'The methods of France');
    const renewing = ['creditCard', 'googlePay', 'klarnaCreditRecurring', 'payPalBilling'];
    const query = 'country=US&currency=USD&supportsRecurring=true';
    expectEqual(await listed(client, query), renewing, 'The methods of the United States that renew');
    const trials = ['creditCard', 'googlePay', 'payPalBilling'];
    expectEqual(await listed(client, `${query}&supportsFreeTrial=true`), trials, 'Those that start a free trial');
    const all = await listed(client, '');
    expectTrue(all.includes('konbini') && all.includes('bancontact'), 'Without a filter a method is missing');
    expectTrue(!all.includes('customerCredit'), 'Store credit is listed');
    for (const parameter of ['country', 'currency'])
      await client.refused('GET', `/payments/payment-methods?${parameter}=XX`, undefined, { status: 400, parameter });
  },

  'A payment session decides the methods, and is told': async (client) => {
    const checkout = await makeCheckout(client);
    const path = `/payments/payment-methods?country=FR&currency=EUR&sessionId=${checkout.payment.session.id}`;
    const { paymentMethods, sessionInformation } = await client.asPublic().read<PaymentMethods>(path);
    const told = {
      currency: 'USD',
      country: 'US',
      amount: '27.01',
      sellingEntityId: 'DR_INC-ENTITY',
      recurring: false,
    };
    expectEqual(sessionInformation, told, 'The session');
    expectTrue(
      paymentMethods.some(({ type }) => type === 'payPal'),
      'A method of the United States is missing',
    );
    const subscriptionInfo = { autoRenewal: true, freeTrial: false, terms: 'Renews each year.' };
    const renewal = await makeCheckout(client, { items: [{ price: 10, quantity: 1, subscriptionInfo }] });
    const query = `sessionId=${renewal.payment.session.id}`;
    const types = await listed(client, query);
    expectEqual(types, ['creditCard', 'googlePay', 'klarnaCreditRecurring', 'payPalBilling'], 'Those of a renewal');
    const unknown = { status: 404, code: 'not_found', parameter: 'sessionId' };
    await client.refused('GET', '/payments/payment-methods?sessionId=none', undefined, unknown);
  },

  'Online banking has banks in Germany, and an empty list elsewhere': async (client) => {
    const path = '/payments/online-banking/banks';
    const banks = await client.asPublic().read<OnlineBankingBank[]>(`${path}?country=DE&currency=EUR`);
    expectEqual(
      banks.map(({ bankCode }) => bankCode),
      ['86', '21'],
      'The banks',
    );
    expectEqual(await client.read(`${path}?country=US&currency=USD`), [], 'The banks of the United States');
  },

  'Apple Pay gets a merchant session for an address of Apple alone': async (client) => {
    const path = '/payments/apple-pay/session';
    const body = {
      validationUrl: 'https://apple-pay-gateway.apple.com/paymentservices/startSession',
      domain: 'a.example',
    };
    const session = await client.asPublic().change<ApplePaySession>(path, body);
    expectFields(session, { domainName: 'a.example', displayName: 'a.example' }, 'The session');
    expectEqual(session.expiresAt - session.epochTimestamp, 300_000, 'How long it is good, in milliseconds');
    const wrong = [
      'http://apple-pay-gateway.apple.com/',
      'https://apple.com.example/',
      'https://example.com/.apple.com/',
      'https://user@evil.example/?x.apple.com',
    ];
    for (const validationUrl of wrong)
      await client.refused('POST', path, { validationUrl }, { status: 400, parameter: 'validationUrl' });
  },

  'A browser changes a source that it knows the secret of': async (client) => {
    const source = await makeCard(client);
    const path = `/payments/sources/${source.id}`;
    const creditCard = { expirationMonth: 12, expirationYear: 2036 };
    const secret = secretOf(source);
    const changed = await client
      .asPublic()
      .change<Source>(`${path}?secret=${secret}`, { creditCard, somethingElse: 1 });
    expectFields(changed.creditCard ?? {}, { ...creditCard, lastFourDigits: '1111' }, 'The card');
    const owner = { firstName: 'Ada', lastName: 'Moved', email: 'ada@example.com', address: minneapolis };
    expectEqual((await client.change<Source>(path, { owner })).owner, owner, 'The owner');
    expectFields(await client.read<Source>(`/sources/${source.id}`), { owner, creditCard: changed.creditCard }, 'Read');
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    for (const query of ['', '?secret=wrong']) await client.asPublic().refused('POST', `${path}${query}`, {}, gone);
    await client.refused('POST', '/payments/sources/none', {}, gone);
    const past = { creditCard: { expirationMonth: 1, expirationYear: 2001 } };
    await client.refused('POST', path, past, { status: 400, code: 'card_expired' });
  },

  'The customer and the open checkout show what a source became, and a cancelled source changes no more': async (
    client,
  ) => {
    const customer = await makeCustomer(client);
    const source = await makeCard(client);
    await client.change(`/customers/${customer.id}/sources/${source.id}`);
    const fields = { customerId: customer.id, sourceId: source.id, billTo: contactAt(minneapolis) };
    const checkout = await makeCheckout(client, { ...fields, upstreamId: unique('cart') });
    await client.change<Source>(`/payments/sources/${source.id}`, { creditCard: { expirationYear: 2040 } });
    const saved = await client.read<Customer>(`/customers/${customer.id}`);
    expectEqual(at(saved.sources ?? [], 0, 'The sources').creditCard?.expirationYear, 2040, 'The customer shows');
    const open = await client.read<Checkout>(`/checkouts/${checkout.id}`);
    const paying = at(open.payment.sources ?? [], 0, 'The sources');
    expectEqual([paying.creditCard?.expirationYear, paying.amount], [2040, 27.01], 'The checkout shows');
    await client.remove(`/customers/${customer.id}/sources/${source.id}`);
    const over = { status: 409, code: 'invalid_state', parameter: 'state' };
    await client.refused('POST', `/payments/sources/${source.id}`, { creditCard: { expirationYear: 2041 } }, over);
  },
});
