import { text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';
import type { Mark, Moment } from '../vocabulary/moments';
import { markOfEvent, moment } from '../vocabulary/moments';
import { type Over, objects, type Told, type Whole, whole } from '../vocabulary/over';
import { showsAcceptance } from './acceptance';
import { type Purchase, purchaseOf } from './purchase';

/** An order that a judged call made, used or changed. Its call is the one that made it, else the first that named it. */
export class OrderStory implements Told {
  constructor(
    readonly story: Story,
    readonly call: Call,
    private readonly on: LedgerIndex,
  ) {}

  get id(): string {
    return this.story.id;
  }

  /** The accepted request that made it; undefined where it is older than the ledger. */
  get purchase(): Purchase | undefined {
    const call = creationOf(this.story);
    return call && purchaseOf(call, this.on)[0];
  }
}

/** The connector as one that sells. Its call is the newest that made an order. */
export function seller(): Over<Whole> {
  return whole('connector', 'createOrders').into('connector', ({ calls }) => {
    const call = calls.findLast(({ isAccepted, isNegative }) => isAccepted && !isNegative);
    return call ? [{ calls, call }] : [];
  });
}

function creationOf(story: Story): Call | undefined {
  return story.firstCall(
    ({ isAccepted, answer }) => isAccepted && text(answer, 'id') === story.id,
    'createOrders',
    'createDropInOrders',
  );
}

export function orders(): Over<OrderStory> {
  return objects('order').into('order', ({ story, call }, on) => {
    const creation = creationOf(story);
    return [new OrderStory(story, creation?.counts ? creation : call, on)];
  });
}

/** The first sign that an order is accepted: an answer that shows it, or the event. Undefined where there was none. */
export function acceptanceOf(story: Story): Mark | undefined {
  const shown = story.firstSeen(showsAcceptance);
  const told = story.firstEvent('order.accepted');
  if (!shown || (told && told.sequence < shown.call.sequence)) return told && markOfEvent(told);
  return shown.call;
}

/** When an order was first known to be accepted. */
export const acceptance: Moment<Told> = moment('acceptance', ({ story }) => acceptanceOf(story));
