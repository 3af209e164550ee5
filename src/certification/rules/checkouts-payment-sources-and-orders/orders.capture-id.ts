import { namesKnownOrder, namesOrderLines, orderUses } from '../../stories/order-use';
import { all } from '../../vocabulary/logic';
import { rule } from '../../vocabulary/rule';

export const captureOrderId = rule({
  item: 'orders.capture-id',
  over: orderUses(),
  each: all(namesKnownOrder, namesOrderLines),
  words: {
    standard: 'Later calls name the order, and its lines, by the ids that the order was given.',
    mend: 'Store id and items[].id from the answer to POST /orders.',
    none: 'No call came after an order: no fulfillment, refund or return, and nobody read it.',
  },
});
