import { unseen } from '../../vocabulary/check';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const capturePaymentState = rule({
  item: 'orders.capture-payment-state',
  part: true,
  over: calls('order request', 'createOrders'),
  each: unseen(
    'has its charge state in your platform',
    'Compare the payment status of your platform with the charge state of each order: calls do not show what your platform keeps.',
  ),
  words: {
    standard: 'Your platform records the charge state of each order.',
    mend: 'Take the charge state from the order and its events.',
    none: 'No order was asked for.',
  },
});
