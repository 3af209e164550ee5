/** A customer shows its tax identifiers whole: what changes one changes the customer's copy with it. */
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { conflict, unknownId } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import type { CustomerRecord } from '../customers/record';
import type { TaxIdentifierRecord } from './record';

/** The customer with this tax identifier as it now is; `gone`: without it. */
export function withCopy(customer: CustomerRecord, { id, document }: TaxIdentifierRecord, now: string, gone = false) {
  const kept = customer.document.taxIdentifiers ?? [];
  const isOld = kept.some((copy) => copy.id === id);
  const replaced = isOld ? kept.map((copy) => (copy.id === id ? document : copy)) : [...kept, document];
  const taxIdentifiers = gone ? kept.filter((copy) => copy.id !== id) : replaced;
  return {
    ...customer,
    document: withoutUndefined({
      ...customer.document,
      taxIdentifiers: taxIdentifiers.length > 0 ? taxIdentifiers : undefined,
      updatedTime: toSeconds(now),
    }),
  };
}

/** Attaching twice to one customer changes nothing. */
export function attachToCustomer(
  state: { customer: CustomerRecord; identifier: TaxIdentifierRecord | null; id: string },
  context: Context,
): Decision<TaxIdentifierRecord['document']> {
  const { customer, identifier } = state;
  if (!identifier) return refuse(unknownId('Tax identifier', state.id));
  const { customerId, type } = identifier.document;
  if (customerId === customer.id) return accept(identifier.document);
  if (customerId !== undefined)
    return refuse(
      conflict(
        'customer_not_updateable',
        `Tax identifier '${identifier.id}' belongs to another customer.`,
        'customerId',
      ),
    );
  if (customer.document.taxIdentifiers?.some((copy) => copy.type === type))
    return refuse(
      conflict(
        'customer_not_updateable',
        `The customer has a tax identifier of type ${type}. Delete it first.`,
        'type',
      ),
    );
  const document = { ...identifier.document, customerId: customer.id, updatedTime: toSeconds(context.now) };
  const attached = { ...identifier, document };
  return accept(document, {
    writes: [attached, withCopy(customer, attached, context.now)],
    events: [eventOf('customer.tax_identifier.created', attached)],
  });
}
