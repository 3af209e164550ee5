import { unseen } from '../../vocabulary/check';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const logCalls = rule({
  about: 'refusals',
  item: 'errors.log-calls',
  part: true,
  over: calls('call'),
  each: unseen('stands in your log', 'Compare your log with the calls: calls do not show what was logged.'),
  words: {
    standard: 'Requests and responses are logged, with a switch for detail.',
    mend: 'Log time, method, path and status of each call, without keys and card numbers.',
    none: 'No call was made.',
  },
});
