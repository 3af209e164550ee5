import { unfitDocument } from '../../account/files/certificates';
import type { ItemCall } from '../../kernel/call';
import { refuse } from '../../kernel/decision';
import { full } from '../../kernel/growth';
import { under } from '../../kernel/reasons';
import { resource } from '../../kernel/resource';
import { sample, sampleCustomerId, samplePerson } from '../../kernel/samples';
import { sourceStanding } from '../../sale/sources/reasons';
import {
  attachSourceToCustomer,
  createCustomer,
  deleteCustomer,
  detachSourceFromCustomer,
  updateCustomer,
} from './decisions';

async function sourceOf({ params, read }: ItemCall<'customer', null>) {
  const sourceId = params.sourceId ?? '';
  return { sourceId, source: await read.find('source', sourceId) };
}

export const customer = resource('customer', {
  name: 'Customer',
  path: '/customers',
  id: 'digits',
  create: async ({ body, read, context }) => {
    const unfit = await unfitDocument(body.taxCertificate, read);
    if (unfit) return refuse(unfit);
    return createCustomer(body, { existing: await read.find('customer', body.id) }, context);
  },
  update: async ({ record, body, read, context }) => {
    const { taxCertificates = [] } = record.document;
    const refused = body.taxCertificate && full(taxCertificates, 'tax certificates', 'taxCertificate', context);
    if (refused) return refused;
    const unfit = await unfitDocument(body.taxCertificate, read);
    return unfit ? refuse(unfit) : updateCustomer(body, { customer: record }, context);
  },
  remove: async ({ record, read, context }) => {
    const ids = (record.document.sources ?? []).map(({ id }) => id);
    return deleteCustomer(null, { customer: record, sources: await read.findAll('source', ids) }, context);
  },
  onItem: {
    createCustomerSource: async (call) => {
      const { record, read, context } = call;
      const found = await sourceOf(call);
      const checkout = await read.find('checkout', found.source?.hidden.checkoutId);
      const refused = full(record.document.sources ?? [], 'saved sources', 'sourceId', context);
      return refused ?? attachSourceToCustomer(null, { customer: record, ...found, checkout }, context);
    },
    deleteCustomerSource: async (call) =>
      detachSourceFromCustomer(null, { customer: call.record, ...(await sourceOf(call)) }, call.context),
  },
  /** Of the amounts that its saved sources show. */
  reasons: async ({ document }, around) => {
    const { sources = [] } = document;
    const records = await around.read.findAll(
      'source',
      sources.map(({ id }) => id),
    );
    const told = sources.map(async (copy, index) => {
      const record = records.find(({ id }) => id === copy.id);
      const standing = record
        ? await sourceStanding({ ...record, document: { ...record.document, ...copy } }, around)
        : [];
      return under(
        `sources[${index}].`,
        standing.flatMap(({ reasons }) => reasons),
      );
    });
    return [{ of: document, reasons: (await Promise.all(told)).flat() }];
  },
  samples: [
    sample('createCustomers', {
      body: {
        id: sampleCustomerId,
        email: 'shopper@example.com',
        type: 'individual',
        locale: 'en_US',
        shipping: samplePerson,
      },
    }),
  ],
});
