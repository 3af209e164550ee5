import type { Source } from '../../../../generated/contract/types';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { conflict, notFound, unknownId } from '../../kernel/problems';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { TaxIdentifierRecord } from '../../shoppers/tax-identifiers/record';
import type { SourceRecord } from '../sources/record';
import { release, sessionIsOpen } from './admit';
import { isOpen } from './decisions';
import { rebuild } from './rebuild';
import type { CheckoutRecord } from './record';

/** `sources`: those attached already. `source`: the one to attach, null when `sourceId` is unknown. */
export function attachSourceToCheckout(
  _input: null,
  state: {
    checkout: CheckoutRecord;
    sources: readonly SourceRecord[];
    customer: CustomerRecord | null;
    identifiers: readonly TaxIdentifierRecord[];
    source: SourceRecord | null;
    sourceId: string;
  },
  context: Context,
): Decision<Source> {
  const { checkout, source } = state;
  if (!isOpen(checkout)) return notFound('Checkout', checkout.id);
  if (!source) return refuse(unknownId('Source', state.sourceId, 'sourceId'));
  const outcome = rebuild(checkout, state, source, context);
  if (!outcome.ok) return refuse(outcome.error);
  const attached = outcome.writes.find((record) => record.kind === 'source' && record.id === source.id);
  if (attached?.kind !== 'source') throw new Error(`Source ${source.id} was admitted but does not pay.`);
  return accept(attached.document, { writes: outcome.writes });
}

/** A source for single use is cancelled by this. */
export function detachSourceFromCheckout(
  _input: null,
  state: {
    checkout: CheckoutRecord;
    sources: readonly SourceRecord[];
    customer: CustomerRecord | null;
    identifiers: readonly TaxIdentifierRecord[];
    sourceId: string;
  },
  context: Context,
): Decision<null> {
  const { checkout, sources, sourceId } = state;
  if (!isOpen(checkout)) return notFound('Checkout', checkout.id);
  const source = sources.find((each) => each.id === sourceId);
  if (!source) return refuse(unknownId('Source', sourceId, 'sourceId'));
  if (!sessionIsOpen(checkout.document.payment.session.state))
    return refuse(conflict('session_update_not_allowed', 'The payment session has been confirmed.'));
  const staying = sources.filter((each) => each.id !== sourceId);
  const outcome = rebuild(checkout, { ...state, sources: staying }, null, context);
  if (!outcome.ok) return refuse(outcome.error);
  return accept(null, { writes: [...outcome.writes, release(source, context.now)] });
}
