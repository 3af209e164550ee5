/**
 * Store credit up to version 2021-02-23: an amount on the checkout. Here it becomes what it is today, a source of its own that
 * is attached to the checkout, by the calls that a caller would make.
 */
import { operations } from '../../../generated/contract/operations';
import type { Checkout } from '../../../generated/contract/types';
import type { Answer, RecordOf } from '../../domain';
import type { AnswerTo } from '../../domain/kernel/call';
import { refuse } from '../../domain/kernel/decision';
import type { Transaction } from '../../storage/port';
import { callNamed, type MakeCall } from './make-call';

const conflict = (code: 'creditAmount_already_updated' | 'source_not_supported', message: string, parameter?: string) =>
  refuse({ status: 409, code, message, parameter });

/** Why a checkout takes no store credit any more, or undefined. */
export async function whyNoCredit(
  transaction: Transaction,
  checkout: RecordOf<'checkout'>,
  before: number | undefined,
): Promise<Answer | undefined> {
  if (before !== undefined)
    return conflict('creditAmount_already_updated', 'The checkout has its store credit already.');
  const attached = (checkout.document.payment.sources ?? []).map(({ id }) => id);
  const sources = (await transaction.getAll('source', attached)).map(({ document }) => document);
  const isSpent = sources.some(({ type, reusable }) => type !== 'customerCredit' && !reusable);
  const message = 'Send creditAmount before you attach a source that can be used once.';
  return isSpent ? conflict('source_not_supported', message, 'sourceId') : undefined;
}

interface Wanted {
  readonly creditAmount: number;
  /** The primary source of the same request: it is attached after the credit. */
  readonly sourceId?: string;
}

/**
 * Attaches the credit, then the primary source. A credit above the total pays the total: one published sample shows a source
 * that is smaller than its amount.
 */
export async function attachCredit(
  { id, currency, totalAmount }: Checkout,
  wanted: Wanted,
  make: MakeCall,
): Promise<AnswerTo<'retrieveCheckouts'>> {
  const amount = Math.min(wanted.creditAmount, totalAmount);
  const credit = { type: 'customerCredit' as const, amount, currency, customerCredit: {} };
  const made = await callNamed(make, 'createSources', {}, credit);
  if (!made.ok) return made;
  const sources = [made.result.id, ...(wanted.sourceId ? [wanted.sourceId] : [])];
  for (const sourceId of sources) {
    const attached = await callNamed(make, 'attachSourceToCheckout', { id, sourceId }, null);
    if (!attached.ok) return attached;
  }
  return { ...(await callNamed(make, 'retrieveCheckouts', { id }, null)), status: undefined };
}

export const takesCredit = (id: string): boolean =>
  id === operations.createCheckouts.id || id === operations.updateCheckouts.id;
