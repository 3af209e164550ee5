/** What a source can change: its owner, and when its card ends. */
import type { Source } from '../../../../generated/contract/types';
import type { RequestBody } from '../../kernel/call';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { AnyRecord } from '../../kernel/records';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { CheckoutRecord } from '../checkouts/record';
import { cardError, isPast } from './card';
import { checkOwner, knownFields } from './create';
import { editSource } from './lifecycle';
import type { SourceRecord } from './record';
import { summaryOf, withoutSecret } from './shown';

const OVER: readonly Source['state'][] = ['consumed', 'cancelled', 'failed'];

interface State {
  readonly source: SourceRecord;
  /** Those that show the source: of `source.document.customerId` and `source.hidden.checkoutId`. */
  readonly customer: CustomerRecord | null;
  readonly checkout: CheckoutRecord | null;
}

/**
 * Fields that no update knows are ignored. The result of a challenge changes nothing here: it was decided on the page where
 * the shopper met it. No event tells of an update (none is published).
 */
export function updateSource(body: RequestBody<'updateSources'>, state: State, context: Context): Decision<Source> {
  const { source } = state;
  if (OVER.includes(source.document.state))
    return refuse(conflict('invalid_state', `Source '${source.id}' is ${source.document.state}.`, 'state'));
  const errors = checkOwner(body.owner);
  if (errors.length > 0) return refuse(errors);
  const old = source.document.creditCard;
  const { expirationMonth = old?.expirationMonth ?? 1, expirationYear = old?.expirationYear ?? 0 } =
    body.creditCard ?? {};
  const creditCard = old && { ...old, expirationMonth, expirationYear };
  if (creditCard && body.creditCard && isPast(expirationYear, expirationMonth, context.now)) {
    return refuse(cardError('card_expired', 'expirationYear', 'The card has expired.').error);
  }
  const fields = withoutUndefined({ owner: body.owner && knownFields(body.owner), creditCard });
  const updated = editSource(source, fields, context.now);
  return accept(updated.document, { writes: [updated, ...copiesOf(updated, state)] });
}

/** The customer and the open checkout that show the source, with what is new. */
function copiesOf(source: SourceRecord, { customer, checkout }: State): AnyRecord[] {
  const saved = customer?.document.sources?.map((copy) =>
    copy.id === source.id ? withoutSecret(source.document) : copy,
  );
  const owners: AnyRecord[] =
    customer && saved ? [{ ...customer, document: { ...customer.document, sources: saved } }] : [];
  const { payment } = checkout?.document ?? {};
  if (!checkout || !payment?.sources || checkout.hidden.state !== 'open') return owners;
  const sources = payment.sources.map((copy) =>
    copy.id === source.id ? { ...summaryOf(source.document), amount: copy.amount } : copy,
  );
  return [...owners, { ...checkout, document: { ...checkout.document, payment: { ...payment, sources } } }];
}
