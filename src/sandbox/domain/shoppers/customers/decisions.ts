import type {
  Customer,
  CustomerRequest,
  Source,
  TaxCertificate,
  UpdateCustomerRequest,
} from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { changedAttributes, withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type EventDraft, refuse } from '../../kernel/decision';
import { checkOwnId } from '../../kernel/own-ids';
import { conflict, invalid, unknownId } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import type { CheckoutRecord } from '../../sale/checkouts/record';
import { canBeSaved, changeSource, sourceEvent } from '../../sale/sources/lifecycle';
import type { SourceRecord } from '../../sale/sources/record';
import { summaryOf, withoutSecret } from '../../sale/sources/shown';
import type { CustomerRecord } from './record';

function keep(customer: Customer): CustomerRecord {
  const document = withoutUndefined(customer);
  return { kind: 'customer', id: customer.id, document, hidden: NOTHING_HIDDEN };
}

/** A list that holds something; an empty one is left out of answers. */
function listed<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

function customerEvent(type: EventType, customer: Customer, previousAttributes?: object): EventDraft {
  return { type, objectKind: 'customer', objectId: customer.id, object: customer, previousAttributes };
}

/** The day alone counts on a certificate. */
function atMidnight(certificate: TaxCertificate): TaxCertificate {
  const day = (time: string) => `${toSeconds(time).slice(0, 10)}T00:00:00Z`;
  return { ...certificate, startDate: day(certificate.startDate), endDate: day(certificate.endDate) };
}

/** `existing`: the customer that already has `input.id`. */
export function createCustomer(
  input: CustomerRequest,
  state: { existing: CustomerRecord | null },
  context: Context,
): Decision<Customer> {
  const { id: wanted, taxCertificate, defaultSourceId, ...fields } = input;
  const unfit = wanted === undefined ? [] : checkOwnId(wanted, context.reference.longestIds.customer);
  if (unfit.length > 0) return refuse(unfit);
  if (state.existing)
    return refuse(conflict('already_exists', `Customer '${state.existing.id}' already exists.`, 'id'));
  if (defaultSourceId) return refuse(invalid('defaultSourceId', 'A new customer has no sources to choose from.'));
  const time = toSeconds(context.now);
  const record = keep({
    ...fields,
    id: wanted ?? context.newId('customer'),
    createdTime: time,
    updatedTime: time,
    taxCertificates: taxCertificate && [atMidnight(taxCertificate)],
    requestToBeForgotten: false,
    type: fields.type ?? 'individual',
    enabled: fields.enabled ?? true,
    liveMode: context.liveMode,
  });
  return accept(record.document, { writes: [record], events: [customerEvent('customer.created', record.document)] });
}

function change(record: CustomerRecord, fields: Partial<Customer>, context: Context): CustomerRecord {
  return keep({ ...record.document, ...fields, updatedTime: toSeconds(context.now) });
}

/** A tax certificate is added to those there are. */
export function updateCustomer(
  input: UpdateCustomerRequest,
  state: { customer: CustomerRecord },
  context: Context,
): Decision<Customer> {
  const { customer } = state;
  const { taxCertificate, enabled, ...fields } = input;
  const chosen = fields.defaultSourceId;
  if (chosen && !customer.document.sources?.some((source) => source.id === chosen))
    return refuse(invalid('defaultSourceId', `The customer has no source '${chosen}'.`));
  const { taxCertificates = [] } = customer.document;
  const record = change(
    customer,
    {
      ...fields,
      enabled: enabled ?? customer.document.enabled,
      taxCertificates: listed(taxCertificate ? [...taxCertificates, atMidnight(taxCertificate)] : taxCertificates),
    },
    context,
  );
  const previous = changedAttributes(customer.document, record.document);
  const events = [customerEvent('customer.updated', record.document, previous)];
  return accept(record.document, { writes: [record], events });
}

/** `sources`: the records of `customer.document.sources`; they can pay no more. */
export function deleteCustomer(
  _input: null,
  state: { customer: CustomerRecord; sources: readonly SourceRecord[] },
  context: Context,
): Decision<null> {
  const { customer, sources } = state;
  const saved = sources.filter(({ document }) => document.state === 'chargeable');
  return accept(null, {
    writes: saved.map((source) => changeSource(source, 'cancelled', {}, context.now)),
    deletes: [{ kind: 'customer', id: customer.id }],
    events: [customerEvent('customer.deleted', customer.document)],
  });
}

/** `checkout`: the one `source.hidden.checkoutId` names; its copy of the source becomes reusable too. */
export function attachSourceToCustomer(
  _input: null,
  state: { customer: CustomerRecord; source: SourceRecord | null; sourceId: string; checkout: CheckoutRecord | null },
  context: Context,
): Decision<Source> {
  const { customer, source, checkout } = state;
  if (!source) return refuse(unknownId('Source', state.sourceId, 'sourceId'));
  if (source.document.customerId === customer.id && source.document.state === 'chargeable')
    return accept(source.document);
  const refusal = whyNotSaved(source, context);
  if (refusal) return refuse(refusal);
  const saved = changeSource(source, 'chargeable', { reusable: true, customerId: customer.id }, context.now);
  const owner = change(
    customer,
    {
      sources: [...(customer.document.sources ?? []), withoutSecret(saved.document)],
      defaultSourceId: customer.document.defaultSourceId ?? saved.id,
    },
    context,
  );
  return accept(saved.document, {
    writes: [saved, owner, ...(checkout ? [withSourceCopy(checkout, saved)] : [])],
    events: [sourceEvent('customer.source.created', saved)],
  });
}

function whyNotSaved(source: SourceRecord, context: Context) {
  const { type, state, customerId } = source.document;
  if (!canBeSaved(type, context.reference))
    return conflict('nonreusable_source', `A source of the type ${type} cannot be saved.`);
  if (state !== 'chargeable')
    return conflict('source_not_chargeable', `Source '${source.id}' is ${state}, not chargeable.`, 'sourceId');
  if (customerId)
    return conflict('invalid_parameter', `Source '${source.id}' belongs to another customer.`, 'sourceId');
  return null;
}

function withSourceCopy(checkout: CheckoutRecord, source: SourceRecord): CheckoutRecord {
  const { payment } = checkout.document;
  const sources = payment.sources?.map((copy) => (copy.id === source.id ? summaryOf(source.document) : copy));
  return { ...checkout, document: { ...checkout.document, payment: withoutUndefined({ ...payment, sources }) } };
}

/** Removes a saved source for good: it is cancelled and cannot be saved again. */
export function detachSourceFromCustomer(
  _input: null,
  state: { customer: CustomerRecord; source: SourceRecord | null; sourceId: string },
  context: Context,
): Decision<null> {
  const { customer, source } = state;
  const isSaved = customer.document.sources?.some(({ id }) => id === source?.id);
  if (!source || !isSaved)
    return refuse(conflict('not_found', `The customer has no source '${state.sourceId}'.`, 'sourceId'));
  const removed = changeSource(source, 'cancelled', {}, context.now);
  const sources = customer.document.sources?.filter(({ id }) => id !== source.id) ?? [];
  const { defaultSourceId } = customer.document;
  const owner = change(
    customer,
    { sources: listed(sources), defaultSourceId: defaultSourceId === source.id ? sources[0]?.id : defaultSourceId },
    context,
  );
  return accept(null, { writes: [removed, owner], events: [sourceEvent('customer.source.deleted', removed)] });
}
