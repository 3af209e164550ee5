import { number, objects } from '../../../json';
import type { Call } from '../../ledger-index/call';
import type { Story } from '../../ledger-index/story';
import { acceptanceOf, type OrderStory, orders } from '../../stories/order';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { type Mark, markOfEvent } from '../../vocabulary/moments';
import { breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const days = thresholds.authorizationDays;

const ships = ({ isAccepted, body }: Call) =>
  isAccepted && objects(body, 'items').some((item) => (number(item, 'quantity') ?? 0) > 0);

function authorizationOf(story: Story): Mark | undefined {
  const event = story.eventsAround('order.charge.capturable')[0];
  return event ? markOfEvent(event) : acceptanceOf(story);
}

interface Delay {
  readonly shipment: Call;
  readonly from: Mark;
  readonly isLate: boolean;
}

function delayIn(story: Story): Delay | undefined {
  const shipment = story.firstCall(ships, 'createFulfillments');
  const from = shipment && authorizationOf(story);
  return from && { shipment, from, isLate: shipment.time - from.time > days * 86_400_000 };
}

const delayOf = ({ story }: OrderStory) => story.derived(delayIn);

const lateness = ({ shipment, from }: Delay, message: string) =>
  breaks({
    sequence: shipment.sequence,
    pointer: '/time',
    expected: `within ${days} days of ${new Date(from.time).toISOString()}`,
    seen: shipment.entry.time,
    message,
  });

const isCaptured = judged<OrderStory>(`is fulfilled within ${days} days, or its capture does not fail`, (order) => {
  const delay = delayOf(order);
  if (!delay?.isLate) return holds(...(delay ? [delay.shipment.sequence] : []));
  const [failure] = order.story.eventsAround('order.charge.capture.failed');
  if (failure) return lateness(delay, `Order ${order.id} was fulfilled after ${days} days, and its capture failed.`);
  return holds(delay.shipment.sequence);
});

const isInTime = judged<OrderStory>(`is fulfilled within ${days} days of its authorization`, (order) => {
  const delay = delayOf(order);
  if (!delay?.isLate) return holds();
  return lateness(delay, `Order ${order.id} was fulfilled more than ${days} days after its authorization.`);
});

export const fulfilWithin7Days = rule({
  item: 'x.fulfil-within-7-days',
  over: orders().where('is fulfilled', (order) => delayOf(order) !== undefined),
  each: isCaptured,
  warn: [isInTime],
  words: {
    standard: 'The first fulfillment of an order comes within seven days of its authorization.',
    mend: 'Send POST /fulfillments as soon as goods leave, and sell what ships later as a pre-order.',
    none: 'No accepted order was fulfilled.',
  },
});
