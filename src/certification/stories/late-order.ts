import { text } from '../../json';
import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';
import { judged } from '../vocabulary/check';
import { type Mark, markOfEvent } from '../vocabulary/moments';
import { beside, holds, open } from '../vocabulary/outcome';
import type { Over } from '../vocabulary/over';
import { acceptanceOf, type OrderStory, orders } from './order';

const undecided = new Set<unknown>(['pending_payment', 'in_review']);

/** The answer to POST /orders left open whether the order would be accepted. False where that answer is older than the ledger. */
export function beganUndecided(story: Story): boolean {
  return story
    .calls('createOrders', 'createDropInOrders')
    .some(
      ({ isAccepted, answer }) => isAccepted && text(answer, 'id') === story.id && undecided.has(text(answer, 'state')),
    );
}

/** Orders that were not accepted at once. */
export function lateOrders(): Over<OrderStory> {
  return orders().where('was not accepted at once', ({ story }) => beganUndecided(story));
}

/** Where an order that was made came to nothing: its payment failed, it was blocked, or it was never paid. */
export function failureOf(story: Story): Mark | undefined {
  if (!beganUndecided(story)) return undefined;
  const told = story.eventsAround('order.charge.failed', 'order.blocked', 'order.cancelled')[0];
  const shown = story.sightings().find(({ body }) => body.state === 'blocked' || body.state === 'cancelled');
  if (acceptanceOf(story)) return undefined;
  return told ? markOfEvent(told) : shown?.call;
}

/** The connector's first accepted call about the order after a moment. */
export function actAfter(story: Story, { sequence }: Mark): Call | undefined {
  return story.calls().find((call) => call.isInEarnest && call.isAccepted && call.sequence > sequence);
}

/** Once it is known what becomes of an order, the connector does something with it. @param news as in "was accepted" */
export function isActedOn(news: string, decisionOf: (story: Story) => Mark | undefined) {
  return judged<OrderStory>(`is acted on after it ${news}`, ({ story }) => {
    const decision = decisionOf(story);
    if (!decision) return beside;
    const act = actAfter(story, decision);
    if (act) return holds(decision.sequence, act.sequence);
    return open(`No call came about order ${story.id} after it ${news}. Show what your platform did then.`);
  });
}
