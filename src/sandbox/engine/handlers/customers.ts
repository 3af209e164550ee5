import {
  attachSourceToCustomer,
  createCustomer,
  deleteCustomer,
  detachSourceFromCustomer,
  updateCustomer,
} from '../../domain';
import type { Handlers } from '../call';
import { full } from './growth';
import { find, findAll, list, retrieve, withRecord } from './reading';

export const customerHandlers = {
  createCustomers: async ({ body, transaction, context }) =>
    createCustomer(body, { existing: await find(transaction, 'customer', body.id) }, context),
  listCustomers: list('customer'),
  retrieveCustomers: retrieve('customer'),
  updateCustomers: (call) =>
    withRecord(call, 'customer', (customer) => {
      const { taxCertificates } = customer.document;
      const refused = call.body.taxCertificate && full(taxCertificates ?? [], 'tax certificates', 'taxCertificate');
      return refused ?? updateCustomer(call.body, { customer }, call.context);
    }),
  deleteCustomers: (call) =>
    withRecord(call, 'customer', async (customer) => {
      const ids = (customer.document.sources ?? []).map(({ id }) => id);
      return deleteCustomer(null, { customer, sources: await findAll(call.transaction, 'source', ids) }, call.context);
    }),
  createCustomerSource: (call) =>
    withRecord(call, 'customer', async (customer) => {
      const sourceId = call.params.sourceId ?? '';
      const source = await find(call.transaction, 'source', sourceId);
      const checkout = await find(call.transaction, 'checkout', source?.hidden.checkoutId);
      const refused = full(customer.document.sources ?? [], 'saved sources', 'sourceId');
      return refused ?? attachSourceToCustomer(null, { customer, source, sourceId, checkout }, call.context);
    }),
  deleteCustomerSource: (call) =>
    withRecord(call, 'customer', async (customer) => {
      const sourceId = call.params.sourceId ?? '';
      const source = await find(call.transaction, 'source', sourceId);
      return detachSourceFromCustomer(null, { customer, source, sourceId }, call.context);
    }),
} satisfies Partial<Handlers>;
