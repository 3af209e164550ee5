import { read, text } from '../../../json';
import { landedCostApplies, members } from '../../european-union';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { satisfies, seen } from '../../vocabulary/check';
import { alike, calls } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

const byCountry = keyOf('createCheckouts', ({ body }) => text(body, 'shipTo.address.country'));

/** Shoppers in the European Union expect prices with tax in them, unless duty and import tax are worked out on top. */
const suitsShopper = satisfies<Call>(
  'says true for a consumer in the European Union',
  ({ body, answer }) =>
    read(body, 'taxInclusive') !== false ||
    read(body, 'customerType') === 'business' ||
    !members.has(text(body, 'shipTo.address.country') ?? '') ||
    landedCostApplies(body, answer),
);

const oneValue = satisfies<{ call: Call; pointer: string; value: unknown; calls: readonly Call[] }>(
  'says the same for each checkout to one country',
  ({ calls: all }) => new Set(all.map(({ body }) => read(body, 'taxInclusive'))).size === 1,
);

export const taxInclusive = rule({
  item: 'checkouts.tax-inclusive',
  over: calls('checkout request', 'createCheckouts'),
  each: field('taxInclusive').is('boolean'),
  warn: [suitsShopper],
  also: [
    part({
      over: alike('country', byCountry).into('country', ({ calls: all, call, value }) => [
        { calls: all, call, value, pointer: '/requestBody/taxInclusive' },
      ]),
      each: seen('is a country'),
      warn: [oneValue],
    }),
  ],
  words: {
    standard: 'Every new checkout says whether its prices contain tax.',
    mend: 'Send taxInclusive as true or false when you create the checkout.',
    none: 'No checkout was created yet.',
  },
});
