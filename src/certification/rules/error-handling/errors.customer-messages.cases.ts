import { casesOf } from '../../testing/cases';
import { customerMessages } from './errors.customer-messages';

// Calls neither pass nor fail this item: a person compares.
export const cases = casesOf(customerMessages, {
  passes: { play: (connector) => connector.refused('GET', '/skus/none'), is: 'review' },
  fails: null,
  vacuous: (connector) => connector.order(),
  refused: (connector) => connector.refused('POST', '/customers', { id: '' }),
});
