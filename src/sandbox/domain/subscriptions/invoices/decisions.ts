/** Calls on an invoice: what each may do in which state. */
import type { Invoice } from '../../../../generated/contract/types';
import { changedAttributes } from '../../kernel/changes';
import { accept, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import { release } from '../../sale/checkouts/admit';
import { rebuild } from '../../sale/checkouts/rebuild';
import type { CheckoutRecord } from '../../sale/checkouts/record';
import { isSecondary } from '../../sale/sources/lifecycle';
import type { SourceRecord } from '../../sale/sources/record';
import type { Outcome } from '../outcome';
import { shownOf, whyNotOptimized } from './build';
import type { Payer } from './pay';
import type { InvoiceRecord } from './record';
import { change } from './steps';
import { CART_FIELDS } from './types';

const CALLED_FROM = { open: 'draft', void: 'open', deleted: 'draft' } as const;

/** Why a call cannot bring an invoice there, or null. */
export function whyNot({ id, document }: InvoiceRecord, to: 'open' | 'void' | 'deleted'): DomainError | null {
  if (document.state === CALLED_FROM[to]) return null;
  const what = to === 'open' ? 'opened' : to === 'void' ? 'made void' : 'deleted';
  return conflict('invalid_state', `Invoice '${id}' is ${document.state} and cannot be ${what}.`, 'state');
}

/** Fields of an invoice that only its creation sets. */
const FIXED = [...CART_FIELDS, 'customerId', 'sourceId', 'state', 'items', 'description', 'collectionPeriodDays'];
const FIXED_TERMS = ['billingOptimization', 'taxInclusive'];

function whyNotUpdated(name: string): DomainError {
  if ([...FIXED, ...FIXED_TERMS].includes(name))
    return conflict('restricted_update', `Only metadata of an invoice can change, not ${name}.`, name);
  return { status: 400, code: 'unknown_parameter', parameter: name, message: `'${name}' is no field of an invoice.` };
}

/** Only the caller's own values change, in any state. */
export function updateMetadata(
  out: Outcome,
  invoice: InvoiceRecord,
  sent: Pick<Invoice, 'metadata'>,
): Decision<Invoice> {
  const { metadata, ...others } = sent;
  const [first] = Object.keys(others);
  if (first !== undefined) return refuse(whyNotUpdated(first));
  const changed = change(out, invoice, { metadata: metadata ?? invoice.document.metadata });
  out.tell('invoice.updated', changed, changedAttributes(invoice.document, changed.document));
  return accept(changed.document, out.effects());
}

function whyNotAttached(invoice: InvoiceRecord, source: SourceRecord, { sources }: Payer): DomainError | null {
  const { document, hidden } = invoice;
  const covered = document.payment.session.amountRemainingToBeContributed === 0 && sources.length > 0;
  const { state } = document;
  if (state !== 'draft' && (state !== 'open' || covered))
    return conflict('session_update_not_allowed', `Invoice '${invoice.id}' is ${state}; its payment stays as it is.`);
  if (!hidden.optimized) return null;
  const other = sources.find((each) => each.id !== source.id);
  if (other || isSecondary(source.document))
    return conflict('session_update_not_allowed', 'With billing optimization one primary source pays, and no other.');
  return whyNotOptimized(source, document.customerId);
}

/** Prices the invoice again with the sources as given. */
function withCart(out: Outcome, invoice: InvoiceRecord, cart: CheckoutRecord): InvoiceRecord {
  return change(out, invoice, shownOf(cart), { cart });
}

/** @returns the invoice with its source, or why it does not take it */
export function attachSource(
  out: Outcome,
  invoice: InvoiceRecord,
  source: SourceRecord,
  payer: Payer,
): { readonly invoice: InvoiceRecord; readonly source: SourceRecord } | { readonly error: DomainError } {
  const refusal = whyNotAttached(invoice, source, payer);
  if (refusal) return { error: refusal };
  const outcome = rebuild(invoice.hidden.cart, { ...payer, identifiers: [] }, source, out.context);
  if (!outcome.ok) return { error: outcome.error };
  const sources = outcome.writes.filter((record): record is SourceRecord => record.kind === 'source');
  out.write(...sources);
  const attached = sources.find(({ id }) => id === source.id) ?? source;
  return { invoice: withCart(out, invoice, outcome.checkout), source: attached };
}

export function detachSource(out: Outcome, invoice: InvoiceRecord, sourceId: string, payer: Payer): Decision<null> {
  const source = payer.sources.find(({ id }) => id === sourceId);
  if (!source) return refuse(conflict('not_found', `Invoice '${invoice.id}' has no source '${sourceId}'.`, 'sourceId'));
  if (invoice.document.state !== 'draft')
    return refuse(conflict('session_update_not_allowed', `Invoice '${invoice.id}' is ${invoice.document.state}.`));
  const sources = payer.sources.filter(({ id }) => id !== sourceId);
  const outcome = rebuild(invoice.hidden.cart, { ...payer, sources, identifiers: [] }, null, out.context);
  if (!outcome.ok) return refuse(outcome.error);
  out.write(...outcome.writes.filter((record): record is SourceRecord => record.kind === 'source'));
  withCart(out, invoice, outcome.checkout);
  out.write(release(source, out.context.now));
  return accept(null, out.effects());
}

export function deleteDraft(invoice: InvoiceRecord): Decision<null> {
  const refusal = whyNot(invoice, 'deleted');
  return refusal ? refuse(refusal) : accept(null, { deletes: [{ kind: 'invoice', id: invoice.id }] });
}
