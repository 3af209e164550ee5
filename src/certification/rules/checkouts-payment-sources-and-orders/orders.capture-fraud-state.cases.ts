import { casesOf } from '../../testing/cases';
import { captureFraudState } from './orders.capture-fraud-state';

// Calls neither pass nor fail this item: a person compares.
export const cases = casesOf(captureFraudState, {
  passes: { play: (connector) => connector.order(), is: 'review' },
  fails: null,
  vacuous: (connector) => connector.checkout(),
  refused: async (connector) => connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id }),
});
