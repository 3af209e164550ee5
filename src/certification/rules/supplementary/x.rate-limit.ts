import { waitsAsAsked } from '../../stories/waiting';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

export const rateLimit = rule({
  item: 'x.rate-limit',
  about: 'refusals',
  over: calls('later call'),
  each: waitsAsAsked,
  words: {
    standard: 'After a 429, no call comes before the seconds of Retry-After have passed.',
    mend: 'Stop all calls with the same key for as many seconds as Retry-After says.',
    none: 'No call came after a 429.',
  },
});
