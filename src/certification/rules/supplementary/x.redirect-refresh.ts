import { read } from '../../../json';
import type { Story } from '../../ledger-index/story';
import { type OrderStory, orders } from '../../stories/order';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const wasRedirected = ({ story }: OrderStory) =>
  story.sightings().some(({ body }) => read(body, 'payment.session.state') === 'pending_redirect');

const isSettled = (order: Story, after: number) =>
  order
    .linked('source')
    .some((source) => source.events('source.chargeable', 'source.failed').some(({ sequence }) => sequence > after));

const isRefreshed = judged<OrderStory>('is refreshed before it is fulfilled', ({ story, id, call }) => {
  const refresh = story.calls('refreshOrders').find(({ isAccepted }) => isAccepted);
  const fulfillment = story.calls('createFulfillments')[0];
  if (refresh && (!fulfillment || refresh.sequence < fulfillment.sequence)) return holds(refresh.sequence);
  if (fulfillment)
    return breaks({
      sequence: fulfillment.sequence,
      pointer: '/requestBody/orderId',
      expected: `POST /orders/${id}/refresh before it`,
      seen: id,
      message: `Order ${id} waited for a payment on another site, and was fulfilled without a refresh.`,
    });
  // A shopper who has not come back leaves nothing to refresh.
  if (!isSettled(story, call.sequence)) return beside;
  return open(`The payment of order ${id} was settled on another site, and the order was not refreshed yet.`);
});

export const redirectRefresh = rule({
  item: 'x.redirect-refresh',
  over: orders().where('waited for a payment on another site', wasRedirected),
  each: isRefreshed,
  words: {
    standard: 'An order that waits for a payment on another site is refreshed before it is fulfilled.',
    mend: 'Call POST /orders/{id}/refresh when the shopper comes back.',
    none: 'No order waited for a payment on another site.',
  },
});
