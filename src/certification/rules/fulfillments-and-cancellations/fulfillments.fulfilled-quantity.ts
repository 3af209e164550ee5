import { comesAfterAcceptance } from '../../stories/acceptance';
import {
  namesItsLines,
  openUnitsOf,
  type Report,
  reports,
  reportsOn,
  saysAlreadyDone,
  staysWithinOpen,
} from '../../stories/fulfillments';
import { type OrderStory, orders } from '../../stories/order';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { all, when } from '../../vocabulary/logic';
import { firstEvent, moment, within } from '../../vocabulary/moments';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import type { Told } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const ships = ({ entries }: Report) => entries.some(({ ship }) => ship > 0);

const stopsWhenDone = judged<Report>('is not sent again after order_fulfilled', ({ call, order }) => {
  const wasTold = reportsOn(order).some(
    (other) => other.call.sequence < call.sequence && other.call.refusedWith('order_fulfilled'),
  );
  if (!wasTold) return holds();
  const message = `Order ${order.id} had already answered order_fulfilled.`;
  return breaks({
    sequence: call.sequence,
    pointer: '/requestBody/orderId',
    expected: 'no further report',
    seen: order.id,
    message,
    mend: 'Take order_fulfilled for done, and stop sending it.',
  });
});

const isNew = judged<Report>('reports what was not reported before', ({ call, order }) => {
  if (!saysAlreadyDone(call)) return beside;
  const message = `Order ${order.id} was reported once more after it was done.`;
  return breaks({
    sequence: call.sequence,
    pointer: '/requestBody/orderId',
    expected: 'one report',
    seen: order.id,
    message,
  });
});

const isNotDone = judged<Report>('tells something new', ({ call }) => (saysAlreadyDone(call) ? beside : holds()));

/** An order that does not exist has no units to ship. */
const isAnOrder = ({ call, order }: Report) => call.status !== 404 || order.sightings().length > 0;

const accepted = ({ story }: Told) => reportsOn(story).filter((report) => report.call.isAccepted && ships(report));

const becomesComplete = judged<OrderStory>('becomes complete', (order) => {
  const { story } = order;
  if (accepted(order).length === 0) return open(`No shipment of order ${story.id} was taken yet. Send it again.`);
  const seen = story.sightings().find(({ body }) => body.state === 'complete' || body.state === 'returned');
  const shown = story.events('order.complete')[0]?.sequence ?? seen?.call.sequence;
  if (shown !== undefined) return holds(shown);
  const left = openUnitsOf(story);
  if (left === null) return open(`Order ${story.id} is older than the ledger. Read it with GET /orders/${story.id}.`);
  if (left > 0)
    return open(`Order ${story.id} still has ${left} open ${left === 1 ? 'unit' : 'units'}. Ship or cancel the rest.`);
  return open(`Order ${story.id} is shipped but not complete yet. Read it again once its charge is captured.`);
});

const firstShipment = moment<OrderStory>('the first shipment', (order) => accepted(order)[0]?.call);

export const fulfilledQuantity = rule({
  item: 'fulfillments.fulfilled-quantity',
  over: reports('shipment report').where('units are shipped', ships).where('the order exists', isAnOrder),
  each: all(
    comesAfterAcceptance('orderId'),
    stopsWhenDone,
    when(isNotDone, all(namesItsLines, staysWithinOpen('quantity'))),
  ),
  warn: [isNew],
  also: [
    part({
      over: orders().where('a shipment was reported', ({ story }) =>
        reportsOn(story).some((report) => ships(report) && isAnOrder(report)),
      ),
      each: becomesComplete,
      warn: [
        within(firstEvent('order.charge.capturable', 'order.accepted'), firstShipment, {
          days: thresholds.authorizationDays,
        }),
      ],
    }),
  ],
  words: {
    standard:
      'Everything that shipped is reported: after acceptance, within what is open, until the order is complete.',
    mend: 'Report each shipped quantity once, by the ids of the order’s lines, after the order is accepted.',
    none: 'No shipped quantity was reported yet.',
  },
});
