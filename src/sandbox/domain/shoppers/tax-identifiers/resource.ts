import type { Call } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { move } from '../../kernel/machine';
import { conflict, notFound } from '../../kernel/problems';
import { type ControlOn, resource, type Surroundings } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { checkPair } from './format';
import { attachToCustomer, withCopy } from './owner';
import type { TaxIdentifierRecord } from './record';
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

async function checked(record: TaxIdentifierRecord, { read, context }: Surroundings, isKnown?: boolean) {
  const { record: after, writes, events } = conclude(record, context, isKnown);
  const owner = await read.find('customer', after.document.customerId);
  return accept(after.document, {
    writes: [...writes, ...(owner ? [withCopy(owner, after, context.now)] : [])],
    events,
  });
}

async function finishCheck(taxIdentifierId: string, around: Surroundings) {
  const record = await around.read.find('tax_identifier', taxIdentifierId);
  if (record?.document.state !== 'pending') return accept(null);
  return { ...(await checked(record, around)), result: null };
}

/** The authority answers. */
const answered =
  (isKnown: boolean) =>
  ({ record, ...around }: ControlOn<'tax_identifier'>) => {
    const { state } = record.document;
    if (state === 'pending') return checked(record, around, isKnown);
    return refuse(conflict('invalid_state', `Tax identifier '${record.id}' is ${state}: its check is over.`, 'state'));
  };

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
  controls: { verify: answered(true), refuse: answered(false) },
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
