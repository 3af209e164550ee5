/** 2021-03-23: sources, charges and session moved into `payment`, and store credit became a source of its own. */
import { isObject } from '../../json';
import type { Json, VersionStep } from './types';

interface Source {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly amount?: unknown;
}

const sourcesOf = ({ sources }: Json): Source[] => (Array.isArray(sources) ? sources.filter(isObject) : []);
const isCredit = ({ type }: Source) => type === 'customerCredit';

/** The id of the source that pays: the primary one, or the store credit where it pays alone. */
function withSourceId(checkout: Json): Json {
  const sources = sourcesOf(checkout);
  const source = sources.find((one) => !isCredit(one)) ?? sources[0];
  return source ? { ...checkout, sourceId: source.id } : checkout;
}

/** Store credit that was attached as a source, as the amount that older versions show. Inferred. */
function creditOf(document: Json): number | undefined {
  const amounts = sourcesOf(document)
    .filter(isCredit)
    .map(({ amount }) => (typeof amount === 'number' ? amount : 0));
  return amounts.length === 0 ? undefined : Number(amounts.reduce((a, b) => a + b, 0).toFixed(6));
}

export const step: VersionStep = {
  version: '2021-03-23',
  down: { 'checkout-source-id': withSourceId },
  defaults: { 'credit-amount-removed': creditOf, 'order-credit-amount-removed': creditOf },
};
