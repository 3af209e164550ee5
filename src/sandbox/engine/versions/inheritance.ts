/** A registered checkout of an older version takes what it lacks from its customer. */
import { hasKind, inherit, type Json, standsAlone } from '../../../contract/versions';
import { taxIdentifiers } from '../../../generated/reference';
import type { Transaction } from '../../storage/port';
import { olderFieldsOf } from './older-fields';

const takers = new Set(['createCheckouts', 'updateCheckouts']);

function isApplicable({ type }: { type: string }, sale: { country: unknown; customerType: unknown }): boolean {
  return taxIdentifiers.some(
    (row) =>
      row.type === type &&
      row.countries.includes(String(sale.country)) &&
      (sale.customerType === undefined || row.customerType === sale.customerType),
  );
}

/** The body with what the checkout takes over; the same body where it takes nothing. */
export async function inheritedBody(
  version: string,
  operationId: string,
  { body, id }: { body: unknown; id?: string },
  transaction: Transaction,
): Promise<unknown> {
  const { customerId } = (body ?? {}) as { customerId?: unknown };
  if (standsAlone(version) || !takers.has(operationId) || typeof customerId !== 'string') return body;
  const customer = await transaction.get('customer', customerId);
  if (!customer) return body;
  // Before tax identifiers were a resource, a customer had the pairs that were set through it.
  const own = hasKind(version, 'tax_identifier')
    ? customer.document
    : await olderFieldsOf(transaction, 'customer', customer.document);
  const checkout = id === undefined ? undefined : (await transaction.get('checkout', id))?.document;
  return inherit(body as Json, {
    customer: { ...customer.document, taxIdentifiers: own.taxIdentifiers },
    checkout: checkout && { ...checkout },
    isApplicable,
  });
}
