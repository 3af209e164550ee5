import { casesOf } from '../../testing/cases';
import { logCalls } from './errors.log-calls';

// Calls neither pass nor fail this item: a person compares.
export const cases = casesOf(logCalls, {
  passes: { play: (connector) => connector.order(), is: 'review' },
  fails: null,
  vacuous: async () => undefined,
  refused: (connector) => connector.refused('GET', '/skus/none'),
});
