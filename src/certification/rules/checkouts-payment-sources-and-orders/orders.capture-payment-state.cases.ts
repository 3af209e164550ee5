import { casesOf } from '../../testing/cases';
import { capturePaymentState } from './orders.capture-payment-state';

// Calls neither pass nor fail this item: a person compares.
export const cases = casesOf(capturePaymentState, {
  passes: { play: (connector) => connector.order(), is: 'review' },
  fails: null,
  vacuous: (connector) => connector.checkout(),
  refused: async (connector) => connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id }),
});
