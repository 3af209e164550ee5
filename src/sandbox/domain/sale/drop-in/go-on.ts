/** The order of a hosted checkout that a challenge interrupted: it goes on by itself once the shopper has passed. */

import type { Context, Effects } from '../../kernel/decision';
import type { AnyRecord } from '../../kernel/records';
import type { Surroundings } from '../../kernel/resource';
import type { CheckoutRecord } from '../checkouts/record';
import type { SourceRecord } from '../sources/record';
import { openState } from './load';
import { orderSession } from './order';

type Interrupted = NonNullable<Awaited<ReturnType<typeof openState>>>;

/** Null where nobody placed an order from a session, or the cart has changed since. */
export async function interruptedOrder(checkout: CheckoutRecord, around: Surroundings): Promise<Interrupted | null> {
  const { hidden, document } = checkout;
  if (hidden.orderedBy === undefined || document.payment.session.state !== 'requires_action') return null;
  const session = await around.read.find('checkout_session', hidden.orderedBy);
  return session && openState(session, around);
}

/**
 * What the passed challenge and the order bring about together. A refused order spends the checkout, as always.
 * @param passed what the challenge changed: the source, and the checkout that shows it
 */
export function goOn(before: Interrupted, passed: Effects, context: Context): Effects {
  const sources = before.sources.map((source) => newest(source, passed.writes));
  const ordered = orderSession({ ...before, checkout: newest(before.checkout, passed.writes), sources }, context);
  const isOlder = ({ kind, id }: AnyRecord) =>
    ordered.writes.some((record) => record.kind === kind && record.id === id);
  return {
    writes: [...passed.writes.filter((record) => !isOlder(record)), ...ordered.writes],
    deletes: [...passed.deletes, ...ordered.deletes],
    events: [...passed.events, ...ordered.events],
  };
}

function newest<Kind extends CheckoutRecord | SourceRecord>(record: Kind, writes: readonly AnyRecord[]): Kind {
  const isIt = (one: AnyRecord): one is Kind & AnyRecord => one.kind === record.kind && one.id === record.id;
  return writes.find(isIt) ?? record;
}
