import { isOfNewCheckout, ordersAfter409 } from '../../stories/spent-checkout';
import { rule } from '../../vocabulary/rule';

export const newCheckoutAfter409 = rule({
  item: 'x.new-checkout-after-409',
  over: ordersAfter409(),
  each: isOfNewCheckout,
  words: {
    standard: 'After a 409, the shopper orders from a new checkout.',
    mend: 'Copy the cart into a new checkout, let the shopper pay again, and order that one.',
    none: 'No order was requested again after a 409.',
  },
});
