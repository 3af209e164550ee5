import { read } from '../../../json';
import { seen } from '../../vocabulary/check';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const forgetMe = rule({
  item: 'x.forget-me',
  over: calls('request for deletion', 'updateCustomers', 'updateOrders').where(
    'says requestToBeForgotten',
    ({ body }) => read(body, 'requestToBeForgotten') === true,
  ),
  each: seen('records that a person asks to be forgotten'),
  words: {
    standard: 'A request for deletion is recorded with the customer or the order.',
    mend: 'Send requestToBeForgotten true in an update of the customer, or of the order of a guest.',
    none: 'No request for deletion was recorded.',
  },
});
