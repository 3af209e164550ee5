import { isObject, objects, read, text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { type Check, satisfies } from '../vocabulary/check';
import { type Reading, reading } from '../vocabulary/reading';
import type { Line, Purchase } from './purchase';

/** A line of an order, for one term of a subscription. */
export interface Term {
  /** The request that made the order. */
  readonly call: Call;
  /** The line, as the answer shows it. */
  readonly item: unknown;
  readonly customerId: string | undefined;
}

type InfoField = 'subscriptionId' | 'billingAgreementId' | 'planId' | 'startTime' | 'endTime';

export const infoOf = (item: unknown, name: InfoField): string | undefined => text(item, `subscriptionInfo.${name}`);

export const hasInfo = (item: unknown): boolean => isObject(read(item, 'subscriptionInfo'));

export const renewsByItself = (item: unknown): boolean => read(item, 'subscriptionInfo.autoRenewal') === true;

const kinds = { subscriptionId: 'subscription', billingAgreementId: 'billing-agreement' } as const;

/** Lines of earlier orders with this subscription or this agreement, oldest first. @param before sequence of an entry */
export function termsBefore(
  on: LedgerIndex,
  name: keyof typeof kinds,
  id: string | undefined,
  before: number,
): readonly Term[] {
  if (id === undefined) return [];
  return on
    .story(kinds[name], id)
    .callsBefore(before, 'createOrders')
    .filter(({ isAccepted }) => isAccepted)
    .flatMap((call) =>
      objects(call.answer, 'items')
        .filter((item) => infoOf(item, name) === id)
        .map((item) => ({ call, item, customerId: text(call.answer, 'customerId') })),
    );
}

/** Where a line stands: who began the charge, and before which entry. */
export interface Standing {
  readonly chargeType: unknown;
  readonly before: number;
}

/**
 * A term that nobody at a browser buys. It names an agreement, or the subscription of an earlier order; a shopper who is
 * there for the latter makes a new agreement, as for an upgrade. Without renewal by itself it is a renewal by hand.
 */
export function isRenewal(item: unknown, { chargeType, before }: Standing, on: LedgerIndex): boolean {
  if (!hasInfo(item) || read(item, 'subscriptionInfo.autoRenewal') === false) return false;
  if (infoOf(item, 'billingAgreementId')) return true;
  if (!renewsByItself(item) || chargeType === 'customer_initiated') return false;
  return termsBefore(on, 'subscriptionId', infoOf(item, 'subscriptionId'), before).length > 0;
}

const standingOf = (purchase: Purchase): Standing => ({
  chargeType: purchase.sent('chargeType')?.value,
  before: purchase.call.sequence,
});

const linesWithInfo = (purchase: Purchase): readonly Line[] => purchase.lines().filter(({ value }) => hasInfo(value));

export const subscriptionLines = (purchase: Purchase): readonly Line[] => purchase.derived(linesWithInfo);

/** Lines of a subscription that are no automatic renewal. */
export const firstTerms = (purchase: Purchase): readonly Line[] => purchase.derived(firstTermsIn);

function firstTermsIn(purchase: Purchase, on: LedgerIndex): readonly Line[] {
  const lines = subscriptionLines(purchase);
  if (lines.length === 0) return lines;
  const standing = standingOf(purchase);
  return lines.filter(({ value }) => !isRenewal(value, standing, on));
}

/** Lines with which an agreement to renew by itself begins. */
export const newAgreements = (purchase: Purchase): readonly Line[] => purchase.derived(newAgreementsIn);

function newAgreementsIn(purchase: Purchase): readonly Line[] {
  return firstTerms(purchase).filter(({ value }) => renewsByItself(value));
}

export const renewals = (purchase: Purchase): readonly Line[] => purchase.derived(renewalsIn);

function renewalsIn(purchase: Purchase, on: LedgerIndex): readonly Line[] {
  const lines = subscriptionLines(purchase);
  if (lines.length === 0) return lines;
  const standing = standingOf(purchase);
  return lines.filter(({ value }) => isRenewal(value, standing, on));
}

/** A field of a line's subscriptionInfo as it was last sent before the order. An update replaces all of them. */
export function infoSent(name: string): Reading<Line> {
  return reading(`subscriptionInfo.${name}`, (line) => {
    const sent = line.sent('subscriptionInfo');
    return sent && { call: sent.call, pointer: `${sent.pointer}/${name}`, value: read(sent.value, name) };
  });
}

/** The platform renews it itself; a line on a plan is renewed by the hosted service. */
export const isOwnEngine: Check<Line> = satisfies(
  'is on no plan',
  ({ value }) => infoOf(value, 'planId') === undefined,
);
