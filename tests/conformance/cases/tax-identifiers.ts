import type { Address, Checkout, Customer, CustomerTaxIdentifier, Event } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMatch, expectTrue } from '../check';
import type { ApiClient, Refusal } from '../client';
import { makeCard } from '../payments';
import { bareCart, type CartLine, type CartRequest, cartRequest, contactAt, makeCustomer } from '../shop';

const hamburg = { line1: '1 Test Street', city: 'Hamburg', postalCode: '20354', country: 'DE' };
const copenhagen = { line1: '1 Test Street', city: 'Copenhagen', postalCode: '1050', country: 'DK' };

/** A download for 10.00 to a business, sold from Ireland. */
function downloadTo(client: ApiClient, address: Address, fields: CartRequest) {
  const items: CartLine[] = [{ kind: 'download', price: 10 }];
  const cart = { ...bareCart, items, currency: 'EUR', customerType: 'business' as const, billTo: contactAt(address) };
  return cartRequest(client, { ...cart, ...fields });
}

/** No other case has this number; its check is never answered. */
const unheard = () => `0503${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

const makeIdentifier = (client: ApiClient, type = 'it', value = `IT${unheard()}`) =>
  client.create<CustomerTaxIdentifier>('/tax-identifiers', { type, value });

const attach = (client: ApiClient, customerId: string, id: string) =>
  client.change<CustomerTaxIdentifier>(`/customers/${customerId}/tax-identifiers/${id}`);

async function typesOf(client: ApiClient, id: string): Promise<string[]> {
  const { data } = await client.read<{ data: Event[] }>('/events?type=*tax_identifier.*&limit=100');
  return data.filter((event) => event.data.object.id === id).map(({ type }) => type);
}

const idsFound = async (client: ApiClient, query: string) =>
  (await client.read<{ data: CustomerTaxIdentifier[] }>(`/tax-identifiers?${query}`)).data.map(({ id }) => id);

export const taxIdentifierCases = casesOf('Tax identifiers', {
  'A published test value is verified at once': async (client) => {
    const made = await makeIdentifier(client, 'de', 'DE123456789');
    expectMatch(made.id, /^[0-9a-f-]{36}$/, 'The id');
    expectFields(made, { type: 'de', value: 'DE123456789', state: 'verified', liveMode: false }, 'The identifier');
    expectEqual(Object.keys(made.stateTransitions).sort(), ['pending', 'verified'], 'The states it passed');
    const row = { country: 'DE', entity: 'DR_IRELAND-ENTITY', customerType: 'business' as const };
    expectEqual(made.applicability, [row], 'Where it applies');
    expectEqual(await client.read(`/tax-identifiers/${made.id}`), made, 'The identifier when read');
    const told = ['tax_identifier.verified', 'tax_identifier.pending'];
    expectEqual(await typesOf(client, made.id), told, 'The events');
  },

  'A number of a form that its type does not have is refused': async (client) => {
    const invalid = { status: 400, code: 'invalid_parameter' };
    const post = (body: object, refusal: object) =>
      client.refused('POST', '/tax-identifiers', body, { ...invalid, ...refusal });
    await post({ type: 'it', value: 'IT00121239990xxxx' }, { parameter: 'value' });
    await post({ type: 'de', value: 'DE 123456789' }, { parameter: 'value' });
    await post({ type: 'zz', value: 'ZZ1' }, { parameter: 'type' });
    await post({ value: 'DE123456789' }, { code: 'missing_parameter', parameter: 'type' });
    await post({ type: 'de' }, { code: 'missing_parameter', parameter: 'value' });
    const owned = { type: 'de', value: 'DE123456789', customerId: '1' };
    await post(owned, { code: 'unknown_parameter', parameter: 'customerId' });
  },

  'A tax identifier is attached to one customer, one of each type': async (client) => {
    const { id: customerId } = await makeCustomer(client);
    const made = await makeIdentifier(client);
    const attached = await attach(client, customerId, made.id);
    expectFields(attached, { ...made, customerId, updatedTime: attached.updatedTime }, 'The attached identifier');
    expectEqual(await attach(client, customerId, made.id), attached, 'The same attached again');
    const customer = await client.read<Customer>(`/customers/${customerId}`);
    expectEqual(customer.taxIdentifiers, [attached], "The customer's tax identifiers");
    const told = ['customer.tax_identifier.created', 'tax_identifier.pending'];
    expectEqual(await typesOf(client, made.id), told, 'The events');
    const conflict = { status: 409, code: 'customer_not_updateable' };
    const other = await makeCustomer(client);
    const second = await makeIdentifier(client);
    const path = (customer: string, id: string) => `/customers/${customer}/tax-identifiers/${id}`;
    await client.refused('POST', path(other.id, made.id), undefined, { ...conflict, parameter: 'customerId' });
    await client.refused('POST', path(customerId, second.id), undefined, { ...conflict, parameter: 'type' });
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('POST', path(customerId, 'none'), undefined, gone);
    await client.refused('POST', path('none', made.id), undefined, gone);
    expectEqual(await idsFound(client, `customerId=${customerId}&type=it&state=pending`), [made.id], 'The list');
  },

  'A deleted tax identifier is gone, from its customer too': async (client) => {
    const { id: customerId } = await makeCustomer(client);
    const { id, value } = await makeIdentifier(client);
    expectEqual(await idsFound(client, `value=${value}`), [id], 'The list by value');
    await attach(client, customerId, id);
    await client.remove(`/tax-identifiers/${id}`);
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    for (const method of ['GET', 'DELETE']) await client.refused(method, `/tax-identifiers/${id}`, undefined, gone);
    await client.refused('POST', `/customers/${customerId}/tax-identifiers/${id}`, undefined, gone);
    const customer = await client.read<Customer>(`/customers/${customerId}`);
    expectTrue(!('taxIdentifiers' in customer), 'The customer has no tax identifiers');
    expectEqual((await typesOf(client, id))[0], 'tax_identifier.deleted', 'The last event');
    await attach(client, customerId, (await makeIdentifier(client, 'it', value)).id);
  },

  'A business abroad accounts for the tax itself, and the number has to fit the sale': async (client) => {
    const cart = await downloadTo(client, hamburg, { taxIdentifiers: [{ type: 'de', value: 'DE123456789' }] });
    const made = await client.create<Checkout>('/checkouts', cart);
    expectFields(made, { totalTax: 0, totalAmount: 10 }, 'The checkout');
    const [shown] = made.taxIdentifiers ?? [];
    expectEqual(shown?.state, 'verified', 'The state of the number');
    expectEqual((await client.read<CustomerTaxIdentifier>(`/tax-identifiers/${shown?.id}`)).id, shown?.id, 'Its id');
    const none = await client.change<Checkout>(`/checkouts/${made.id}`, { taxIdentifiers: [] });
    expectFields(none, { totalTax: 1.9, totalAmount: 11.9 }, 'The checkout without the number');
    const abroad = await downloadTo(client, copenhagen, { taxIdentifiers: [{ id: shown?.id }] });
    const { id } = await client.create<Checkout>('/checkouts', abroad);
    const unfit = { status: 409, code: 'invalid_parameter', parameter: 'taxIdentifiers' };
    await client.refused('POST', `/checkouts/${id}/sources/${(await makeCard(client)).id}`, undefined, unfit);
  },

  'A checkout names tax identifiers that are there, well written and nobody else has': async (client) => {
    const { id: customerId } = await makeCustomer(client);
    const { id } = await makeIdentifier(client);
    await attach(client, (await makeCustomer(client)).id, id);
    const refuse = async (taxIdentifiers: object[], refusal: Refusal) => {
      const cart = await downloadTo(client, hamburg, { customerId, taxIdentifiers });
      await client.refused('POST', '/checkouts', cart, refusal);
    };
    await refuse([{ id }], { status: 409, code: 'tax_identifier_in_use', parameter: 'taxIdentifiers' });
    await client.remove(`/tax-identifiers/${id}`);
    await refuse([{ id }], { status: 409, code: 'not_found', parameter: 'id' });
    const bad = { status: 400, code: 'invalid_parameter', parameter: 'taxIdentifiers[0].value' };
    await refuse([{ type: 'de', value: 'DE1' }], bad);
  },

  'Some sales need a tax identifier': async (client) => {
    const brazil = { line1: '1 Test Street', city: 'Recife', state: 'PE', postalCode: '50000-000', country: 'BR' };
    const cart = await downloadTo(client, brazil, { customerType: 'individual', currency: 'USD' });
    const { id: checkoutId } = await client.create<Checkout>('/checkouts', cart);
    await client.change(`/checkouts/${checkoutId}/sources/${(await makeCard(client)).id}`);
    const needed = { status: 409, code: 'additional_information_required', parameter: 'taxIdentifiers' };
    await client.refused('POST', '/orders', { checkoutId }, needed);
  },

  'Tax identifiers are found by what they reached': async (client) => {
    const { id, value } = await makeIdentifier(client);
    const reached = async (query: string) => idsFound(client, `value=${value}&${query}`);
    expectEqual(await reached('pending[gte]=2020-01-01T00:00:00Z'), [id], 'The list of pending ones');
    for (const state of ['verified', 'not_valid'])
      expectEqual(await reached(`${state}[gte]=2020-01-01T00:00:00Z`), [], `The list of ${state} ones`);
    await client.refused('GET', '/tax-identifiers?state=happy', undefined, { status: 400, parameter: 'state' });
  },
});
