import { objects } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const lacksEmail = ({ status, answer }: Call) =>
  status === 400 &&
  objects(answer, 'errors').some(({ code, parameter }) => code === 'order_create_failed' && parameter === 'email');

const hasEmail = judged<Call>('is for a checkout with an email', (call) => {
  if (!lacksEmail(call)) return holds();
  return breaks({
    sequence: call.sequence,
    pointer: '/requestBody/checkoutId',
    expected: 'a checkout with an email',
    seen: undefined,
    message: 'The order was refused because its checkout has no email.',
  });
});

export const emailBeforeOrder = rule({
  item: 'x.email-before-order',
  over: calls('order request', 'createOrders'),
  each: hasEmail,
  words: {
    standard: 'Every checkout has an email before it is ordered.',
    mend: 'Send email with POST /checkouts, or with POST /checkouts/{id} before POST /orders.',
    none: 'No order was requested.',
  },
});
