/** What every call on a session reads first. */
import type { TaxIdentifierRequest } from '../../../../generated/contract/types';
import { findProducts } from '../../catalog/skus/products';
import type { Call } from '../../kernel/call';
import { notFound } from '../../kernel/problems';
import { attachedSources } from '../checkouts/attached';
import { isOpen } from '../checkouts/decisions';
import { readIdentifiers } from '../checkouts/identifiers';
import type { SessionRecord } from './record';
import type { SessionState } from './update';
import type { Wrapped } from './view';

type Surrounding = Pick<Call, 'read' | 'context'>;

/** The checkout of a session is always there: nobody can delete it while the session is. */
export async function wrappedBy(session: SessionRecord, { read }: Surrounding): Promise<Wrapped | null> {
  const checkout = await read.find('checkout', session.hidden.checkoutId);
  if (!checkout) return null;
  const { skus } = await findProducts(read, checkout.document.items);
  return { session, checkout, skus };
}

export const noSession = (id: string, parameter = 'id') => notFound('Checkout session', id, parameter);

/** The session while nothing was ordered from it; afterwards it takes no call any more, as a spent checkout. `named`: tax identifiers that the call names. */
export async function openState(
  session: SessionRecord,
  around: Surrounding,
  named: readonly TaxIdentifierRequest[] = [],
): Promise<(SessionState & Wrapped) | null> {
  const wrapped = await wrappedBy(session, around);
  if (!wrapped || !isOpen(wrapped.checkout)) return null;
  const { checkout } = wrapped;
  const sources = await attachedSources(around.read, checkout);
  const identifiers = await readIdentifiers(around.read, checkout.document.taxIdentifiers, named);
  const customer = await around.read.find('customer', checkout.document.customerId);
  return { ...wrapped, sources, customer, identifiers };
}
