import { comesAfterAcceptance } from '../../stories/acceptance';
import { noneIsLost } from '../../stories/acknowledgement';
import { fulfillments } from '../../stories/handover';
import { beganUndecided, isActedOn, lateOrders } from '../../stories/late-order';
import { acceptanceOf, type OrderStory } from '../../stories/order';
import { listensFor } from '../../stories/webhooks';
import { all } from '../../vocabulary/logic';
import { part, rule } from '../../vocabulary/rule';

export const acceptedEvent = rule({
  item: 'orders.accepted-event',
  over: lateOrders().where('was accepted later', ({ story }) => acceptanceOf(story) !== undefined),
  each: all<OrderStory>(isActedOn('was accepted', acceptanceOf), listensFor('order.accepted')),
  also: [
    part({
      over: fulfillments.where('is for an order that was not accepted at once', ({ order }) => beganUndecided(order)),
      each: comesAfterAcceptance('orderId'),
    }),
    noneIsLost('order.accepted'),
  ],
  words: {
    standard: 'The connector listens for order.accepted, and acts on an order once it was accepted.',
    mend: 'Create a webhook for order.accepted, and go on with the order when the event comes.',
    none: 'Every order was accepted at once. Make one that waits for a payment or a review.',
  },
});
