import type { Call } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { notFound } from '../../kernel/problems';
import { resource, type Surroundings } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { checkPair } from './format';
import { attachToCustomer, withCopy } from './owner';
import { taxIdentifierMachine } from './transitions';
import { conclude, register } from './verification';

declare module '../../kernel/due' {
  interface DueSteps {
    'tax-identifier-checked': { readonly taxIdentifierId: string };
  }
}

async function attach({ params, read, context }: Call<null>) {
  const { id: customerId = '', taxId: id = '' } = params;
  const customer = await read.find('customer', customerId);
  if (!customer) return notFound('Customer', customerId);
  return attachToCustomer({ customer, identifier: await read.find('tax_identifier', id), id }, context);
}

async function finishCheck(taxIdentifierId: string, { read, context }: Surroundings) {
  const record = await read.find('tax_identifier', taxIdentifierId);
  if (record?.document.state !== 'pending') return accept(null);
  const { record: checked, writes, events } = conclude(record, context);
  const owner = await read.find('customer', checked.document.customerId);
  return accept(null, { writes: [...writes, ...(owner ? [withCopy(owner, checked, context.now)] : [])], events });
}

/** The numbers under which tax authorities know buyers. */
export const taxIdentifier = resource('tax_identifier', {
  name: 'Tax identifier',
  path: '/tax-identifiers',
  create: ({ body, context }) => {
    const errors = checkPair(body, context.reference);
    if (errors.length > 0) return refuse(errors);
    const { record, writes, events } = register(body, context);
    return accept(record.document, { writes, events });
  },
  remove: async ({ record, read, context }) => {
    move(taxIdentifierMachine, record.document.state, 'deleted');
    const owner = await read.find('customer', record.document.customerId);
    return accept(null, {
      writes: owner ? [withCopy(owner, record, context.now, true)] : [],
      deletes: [{ kind: record.kind, id: record.id }],
      events: [eventOf('tax_identifier.deleted', record)],
    });
  },
  operations: { createCustomerTaxIdentifier: attach },
  due: {
    'tax-identifier-checked': ({ taxIdentifierId }, around) => finishCheck(taxIdentifierId, around),
  },
  machines: [taxIdentifierMachine],
  samples: [
    sample('createTaxIdentifiers', {
      body: { type: 'de', value: 'DE123456789' },
      ids: { tax_identifier: sampleUuid(23) },
    }),
  ],
});
