import { unseen } from '../../vocabulary/check';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const captureFraudState = rule({
  item: 'orders.capture-fraud-state',
  part: true,
  over: calls('order request', 'createOrders'),
  each: unseen(
    'has its fraud state in your platform',
    'Compare the fraud status of your platform with the fraud state of each order: calls do not show what your platform keeps.',
  ),
  words: {
    standard: 'Your platform records the fraud state of each order.',
    mend: 'Take the fraud state from the order and its events.',
    none: 'No order was asked for.',
  },
});
