import type { Call } from '../ledger-index/call';
import type { Happening } from '../ledger-index/story';
import { type Check, judged } from '../vocabulary/check';
import { breaks, holds } from '../vocabulary/outcome';
import { type Over, objects, type Told } from '../vocabulary/over';

/** One time that a payer's bank asked about an order. */
export interface Dispute extends Told {
  readonly opened: Happening;
  /** Sequence of the entry in which it ended; infinite while it is open. */
  readonly end: number;
  /** The bank took the money back. */
  readonly chargeback: Happening | undefined;
}

/** Every dispute of an order: it may have several. The call is that of the order. */
export function disputes(): Over<Dispute> {
  return objects('order').into('dispute', disputesOf);
}

function disputesOf(order: Told): readonly Dispute[] {
  const { story } = order;
  return story.events('order.dispute').map((opened) => {
    const ending = story.events('order.dispute.resolved', 'order.chargeback').find((event) => isAfter(event, opened));
    const end = ending?.sequence ?? Number.POSITIVE_INFINITY;
    const chargeback = story.events('order.chargeback').find((event) => event.sequence === end);
    return { ...order, opened, end, chargeback };
  });
}

const isAfter = (event: Happening, opened: Happening) => event.sequence > opened.sequence;

function touchedIn({ story, opened, end }: Dispute): Call | undefined {
  return story
    .calls('createFulfillments', 'createRefunds', 'createReturns')
    .find(({ isInEarnest, sequence }) => isInEarnest && sequence > opened.sequence && sequence < end);
}

/** Nothing of the order is shipped, refunded or taken back until the dispute has ended. */
export const leavesOrderAlone: Check<Dispute> = judged('is left alone while it is in dispute', (dispute) => {
  const touched = touchedIn(dispute);
  if (!touched) return holds(dispute.opened.sequence);
  const expected = 'nothing until the dispute is resolved';
  return breaks({ sequence: touched.sequence, pointer: '/requestBody/orderId', expected, seen: dispute.id });
});
