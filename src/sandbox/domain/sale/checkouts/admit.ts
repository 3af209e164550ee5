/** Which sources a checkout takes, and what becomes of those that leave it. */

import type { Contact } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { sameCode } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import { readAmount } from '../../kernel/money/amount';
import { type Currency, sumMinor } from '../../kernel/money/currency';
import { conflict } from '../../kernel/problems';
import type { SessionState } from '../payments/types';
import { changeSource, editSource, isSecondary } from '../sources/lifecycle';
import type { SourceRecord } from '../sources/record';
import type { SourceState } from '../sources/types';

const PAYABLE: readonly SourceState[] = ['chargeable', 'requires_action', 'pending_redirect', 'pending_funds'];
const STILL_OPEN: readonly SessionState[] = ['requires_source', 'requires_confirmation', 'requires_action', 'failed'];

export interface Place {
  readonly checkoutId: string;
  readonly sessionState: SessionState | null;
  readonly currency: Currency;
  /** Minor units. */
  readonly total: number;
  readonly attached: readonly SourceRecord[];
}

export function sessionIsOpen(state: SessionState | null): boolean {
  return state === null || STILL_OPEN.includes(state);
}

export function whyNotAdmitted(source: SourceRecord, place: Place): DomainError | null {
  const { document, hidden } = source;
  if (!PAYABLE.includes(document.state))
    return conflict('source_status_invalid_for_session', `Source '${source.id}' is ${document.state}.`);
  if (!sessionIsOpen(place.sessionState)) return locked('The payment session has been confirmed.');
  if (!document.reusable && hidden.checkoutId !== undefined && hidden.checkoutId !== place.checkoutId)
    return conflict('source_status_invalid_for_session', `Source '${source.id}' pays for another checkout.`);
  return isSecondary(document) ? whyNotSecondary(source, place) : null;
}

function locked(message: string): DomainError {
  return conflict('session_update_not_allowed', message);
}

function whyNotSecondary(source: SourceRecord, { attached, currency, total }: Place): DomainError | null {
  const others = attached.filter((each) => each.id !== source.id);
  const primary = others.find((each) => !isSecondary(each.document));
  if (primary && !primary.document.reusable)
    return locked('Attach store credit before a primary source that can be used once.');
  const { currency: code, amount = 0 } = source.document;
  if (code !== undefined && !sameCode(code, currency.code))
    return conflict(
      'invalid_parameter',
      `The store credit is in ${code}, the checkout in ${currency.code}.`,
      'currency',
    );
  const worth = readAmount(amount, currency);
  if (!worth.ok) return conflict('invalid_parameter', worth.why, 'amount');
  const credits = others.filter((each) => isSecondary(each.document)).map((each) => each.document.amount ?? 0);
  if (worth.minor > total - sumMinor(credits, currency))
    return conflict('session_source_amount_too_large', 'The store credit is more than what is left to pay.');
  return null;
}

export interface Admission {
  readonly sources: readonly SourceRecord[];
  readonly released: readonly SourceRecord[];
}

/** Adds the source; a primary one takes the place of another. */
export function admit(source: SourceRecord, place: Place, now: string): Admission {
  const admitted = editSource(source, {}, now, { checkoutId: place.checkoutId });
  const others = place.attached.filter((each) => each.id !== source.id);
  const leaving = isSecondary(source.document) ? [] : others.filter((each) => !isSecondary(each.document));
  const staying = others.filter((each) => !leaving.includes(each));
  return { sources: [...staying, admitted], released: leaving.map((each) => release(each, now)) };
}

/** A source that leaves its checkout: one for single use is cancelled, a saved one can pay elsewhere. */
export function release(source: SourceRecord, now: string): SourceRecord {
  const free = { checkoutId: undefined };
  if (source.document.reusable) return editSource(source, { paymentSessionId: undefined }, now, free);
  if (!PAYABLE.includes(source.document.state)) return source;
  return changeSource(source, 'cancelled', {}, now, free);
}

/** The bill-to that a primary source's owner implies. */
export function billToOf(source: SourceRecord): Contact | undefined {
  const { owner } = source.document;
  if (isSecondary(source.document) || !owner?.address) return undefined;
  const name = [owner.firstName, owner.lastName].filter(Boolean).join(' ');
  return withoutUndefined({
    address: owner.address,
    name: name || undefined,
    phone: owner.phoneNumber,
    email: owner.email,
    organization: owner.organization ?? undefined,
    additionalAddressInfo: owner.additionalAddressInfo,
  });
}
