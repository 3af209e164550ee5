import { number, objects } from '../../../json';
import type { Call } from '../../ledger-index/call';
import type { Story } from '../../ledger-index/story';
import { noneIsLost } from '../../stories/acknowledgement';
import { failureOf, isActedOn } from '../../stories/late-order';
import { type OrderStory, orders } from '../../stories/order';
import { gap, uncovered } from '../../stories/webhooks';
import { type Check, judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const failures = ['order.charge.failed', 'order.blocked'];

/** Its payment was to come later, as a transfer does. */
const waitedForFunds = (order: Story): boolean =>
  order.linked('source').some((source) => source.sightings().some(({ body }) => body.state === 'pending_funds'));

const listensForFailures: Check<OrderStory> = judged('listens for failures of orders', ({ call, story }, on) => {
  const types = waitedForFunds(story) ? [...failures, 'order.cancelled'] : failures;
  const missing = uncovered(types, on);
  return missing.length === 0 ? beside : gap(missing, call, on);
});

const ships = ({ body }: Call) => objects(body, 'items').some((item) => (number(item, 'quantity') ?? 0) > 0);

const isNotFulfilled: Check<OrderStory> = judged('is not fulfilled after it failed', ({ story }) => {
  const failed = failureOf(story);
  const later = story
    .calls('createFulfillments')
    .find((call) => call.isInEarnest && failed && call.sequence > failed.sequence && ships(call));
  if (!later) return beside;
  const expected = 'nothing to be shipped';
  return breaks({ sequence: later.sequence, pointer: '/requestBody/orderId', expected, seen: story.id });
});

export const failedEvents = rule({
  item: 'orders.failed-events',
  part: true,
  over: orders().where('failed after it was made', ({ story }) => failureOf(story) !== undefined),
  each: all(isActedOn('failed', failureOf), listensForFailures, isNotFulfilled),
  also: [noneIsLost(...failures, 'order.cancelled')],
  words: {
    standard: 'The connector listens for failures of orders that were made, acts on them, and ships nothing of them.',
    mend: 'Create a webhook for order.charge.failed, order.blocked and order.cancelled, and close the order when one comes.',
    none: 'No order failed after it was made. Make one whose payment or review fails.',
  },
});
