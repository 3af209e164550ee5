import type { Checkout, Customer, Source } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMatch, expectTrue, only } from '../check';
import type { ApiClient } from '../client';
import { makeCard, makeCredit, makeSource, saveCard } from '../payments';
import { cartRequest, contactAt, makeCustomer, minneapolis, unique, uniqueEmail } from '../shop';
import { upload } from './files';

const day = 24 * 60 * 60 * 1000;
const timeFromNow = (milliseconds: number) => `${new Date(Date.now() + milliseconds).toISOString().slice(0, 19)}Z`;

async function certificate(client: ApiClient, taxAuthority: string, from: number, to: number) {
  const { id: fileId } = await upload(client);
  return { companyName: 'Acme', taxAuthority, startDate: timeFromNow(from), endDate: timeFromNow(to), fileId };
}

export const customerCases = casesOf('Customers', {
  'A new customer can be read as it was made': async (client) => {
    const request = {
      id: unique('c').slice(0, 40),
      email: uniqueEmail(),
      type: 'individual' as const,
      locale: 'en_US',
      shipping: contactAt(minneapolis),
      metadata: { tier: 'gold' },
    };
    const made = await client.create<Customer>('/customers', request);
    expectFields(made, { ...request, enabled: true, requestToBeForgotten: false, liveMode: false }, 'The customer');
    expectEqual(await client.read<Customer>(`/customers/${made.id}`), made, 'The customer when read');
  },

  'A customer without an id is given a number': async (client) => {
    expectMatch((await makeCustomer(client)).id, /^\d{11,13}$/, 'The id');
  },

  'A customer id has at most 40 characters': async (client) => {
    const longest = unique('c').padEnd(40, '0').slice(0, 40);
    await makeCustomer(client, { id: longest });
    const invalid = { status: 400, code: 'invalid_parameter', parameter: 'id' };
    await client.refused('POST', '/customers', { id: `${longest}0` }, invalid);
  },

  'A customer id can be used once, an email more often': async (client) => {
    const { id, email } = await makeCustomer(client);
    await client.refused('POST', '/customers', { id }, { status: 409, code: 'already_exists', parameter: 'id' });
    await makeCustomer(client, { email });
  },

  'An email must look like one': async (client) => {
    const invalid = { status: 400, code: ['invalid_parameter', 'email_invalid'], parameter: 'email' };
    await client.refused('POST', '/customers', { email: 'nobody' }, invalid);
  },

  'A customer keeps what an update does not name': async (client) => {
    const made = await makeCustomer(client, { locale: 'en_US' });
    const change = { locale: 'de_DE', requestToBeForgotten: true };
    const changed = await client.change<Customer>(`/customers/${made.id}`, change);
    expectFields(changed, { ...change, email: made.email }, 'The customer');
  },

  'A deleted customer is gone': async (client) => {
    const { id } = await makeCustomer(client);
    await client.remove(`/customers/${id}`);
    await client.refused('GET', `/customers/${id}`, undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'The first saved source becomes the default': async (client) => {
    const customer = await makeCustomer(client);
    const first = await saveCard(client, customer);
    await saveCard(client, customer);
    expectFields(first, { reusable: true, state: 'chargeable', customerId: customer.id }, 'The first source');
    const read = await client.read<Customer>(`/customers/${customer.id}`);
    expectEqual(read.defaultSourceId, first.id, 'The default source');
    expectEqual(read.sources?.length, 2, 'The number of saved sources');
  },

  'A removed source is cancelled and cannot be saved again': async (client) => {
    const customer = await makeCustomer(client);
    const { id } = await saveCard(client, customer);
    const path = `/customers/${customer.id}/sources/${id}`;
    await client.remove(path);
    expectEqual((await client.read<Source>(`/sources/${id}`)).state, 'cancelled', 'The state of the source');
    expectEqual((await client.read<Customer>(`/customers/${customer.id}`)).sources, undefined, 'The saved sources');
    await client.refused('DELETE', path, undefined, { status: 409, code: 'not_found', parameter: 'sourceId' });
    const again = { status: 409, code: 'source_not_chargeable', parameter: 'sourceId' };
    await client.refused('POST', path, undefined, again);
  },

  'Store credit cannot be saved': async (client) => {
    const customer = await makeCustomer(client);
    const credit = await makeCredit(client, 5);
    const refusal = { status: 409, code: 'nonreusable_source' };
    await client.refused('POST', `/customers/${customer.id}/sources/${credit.id}`, undefined, refusal);
  },

  'A source that still waits for the shopper cannot be saved': async (client) => {
    const customer = await makeCustomer(client);
    const source = await makeSource(client, 'payPalBilling');
    const refusal = { status: 409, code: 'source_not_chargeable', parameter: 'sourceId' };
    await client.refused('POST', `/customers/${customer.id}/sources/${source.id}`, undefined, refusal);
  },

  'Saving to or from nobody is not found': async (client) => {
    const customer = await makeCustomer(client);
    const card = await makeCard(client);
    const missing = (parameter: string) => ({ status: 404, code: ['not_found', 'source_not_found'], parameter });
    await client.refused('POST', `/customers/${unique('none')}/sources/${card.id}`, undefined, missing('id'));
    await client.refused('POST', `/customers/${customer.id}/sources/${unique('none')}`, undefined, missing('sourceId'));
    const strange = { status: 409, code: 'not_found', parameter: 'sourceId' };
    await client.refused('DELETE', `/customers/${customer.id}/sources/${card.id}`, undefined, strange);
  },

  'A tax certificate counts by the day': async (client) => {
    const { taxCertificates } = await makeCustomer(client, {
      taxCertificate: await certificate(client, 'MN', -day, day),
    });
    const { startDate, endDate } = only(taxCertificates, 'The certificates');
    expectMatch(startDate, /T00:00:00Z$/, 'The first day');
    expectMatch(endDate, /T00:00:00Z$/, 'The last day');
  },

  'A tax certificate names a document that was uploaded for it': async (client) => {
    const good = await certificate(client, 'MN', -day, day);
    const customer = await makeCustomer(client);
    const { id: invoice } = await upload(client, { purpose: 'customer_invoice' });
    for (const path of ['/customers', `/customers/${customer.id}`]) {
      const unfit = { status: 400, code: 'invalid_parameter', parameter: 'taxCertificate.fileId' };
      for (const fileId of ['none', invoice])
        await client.refused('POST', path, { taxCertificate: { ...good, fileId } }, unfit);
    }
    const after = await client.read<Customer>(`/customers/${customer.id}`);
    expectEqual(after.taxCertificates, undefined, 'The certificates after that');
  },

  'A valid tax certificate of the destination state frees a registered checkout from tax': async (client) => {
    const taxOf = async (authority: string, from: number, to: number) => {
      const customer = await makeCustomer(client, { taxCertificate: await certificate(client, authority, from, to) });
      const request = await cartRequest(client, { customerId: customer.id });
      return (await client.create<Checkout>('/checkouts', request)).totalTax;
    };
    expectEqual(await taxOf('MN', -2 * day, 30 * day), 0, 'The tax with a valid certificate');
    expectTrue((await taxOf('WI', -2 * day, 30 * day)) > 0, 'A certificate of another state must not free from tax');
    expectTrue((await taxOf('MN', -30 * day, -2 * day)) > 0, 'A certificate that ran out must not free from tax');
  },
});
