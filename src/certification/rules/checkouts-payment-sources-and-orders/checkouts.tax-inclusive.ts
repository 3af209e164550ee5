import { read, text } from '../../../json';
import { landedCostApplies, members } from '../../european-union';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { judged, satisfies } from '../../vocabulary/check';
import { beside, breaks } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

/** `DE true`: the country and the value that is sent for it. */
const groupOf = (body: unknown, value = read(body, 'taxInclusive')) => {
  const country = text(body, 'shipTo.address.country');
  return country === undefined || typeof value !== 'boolean' ? undefined : `${country} ${value}`;
};
const byCountryAndValue = keyOf('createCheckouts', ({ body }) => groupOf(body));

/** Shoppers in the European Union expect prices with tax in them, unless duty and import tax are worked out on top. */
const suitsShopper = satisfies<Call>(
  'says true for a consumer in the European Union',
  ({ body, answer }) =>
    read(body, 'taxInclusive') !== false ||
    read(body, 'customerType') === 'business' ||
    !members.has(text(body, 'shipTo.address.country') ?? '') ||
    landedCostApplies(body, answer),
);

const oneValue = judged<Call>('says the same for each checkout to one country', ({ sequence, body }, on) => {
  const sent = read(body, 'taxInclusive');
  const other = groupOf(body, sent !== true);
  if (typeof sent !== 'boolean' || other === undefined) return beside;
  const [earlier] = on.callsBy(byCountryAndValue, other);
  if (!earlier || earlier.sequence > sequence) return beside;
  const message = `Checkouts to ${other.split(' ')[0]} say both true and false. Settle on one for each country.`;
  return breaks({
    sequence,
    pointer: '/requestBody/taxInclusive',
    expected: 'one value for each country',
    seen: sent,
    message,
  });
});

export const taxInclusive = rule({
  item: 'checkouts.tax-inclusive',
  over: calls('checkout request', 'createCheckouts'),
  each: field('taxInclusive').is('boolean'),
  warn: [suitsShopper, oneValue],
  words: {
    standard: 'Every new checkout says whether its prices contain tax.',
    mend: 'Send taxInclusive as true or false when you create the checkout.',
    none: 'No checkout was created yet.',
  },
});
