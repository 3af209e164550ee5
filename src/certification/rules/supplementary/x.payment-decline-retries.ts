import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { type Alike, alike } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const { perDay, perPeriod, periodDays } = thresholds.declinedRenewals;
const day = 86_400_000;

const agreementOf = ({ body }: Call) =>
  objects(body, 'items').flatMap((item) => text(item, 'subscriptionInfo.billingAgreementId') ?? [])[0];

const byAgreement = keyOf('createCheckouts', (call) =>
  call.isAccepted && text(call.body, 'chargeType') === 'merchant_initiated' ? agreementOf(call) : undefined,
);

const isDeclined = (call: Call) => call.refusedWith('declined');

/** Order requests for renewals of the agreement that a bank answered, oldest first. */
function attemptsOf({ calls }: Alike, on: LedgerIndex): Call[] {
  return calls
    .flatMap(({ answer }) => on.story('checkout', text(answer, 'id') ?? '').calls('createOrders'))
    .filter((call) => call.isInEarnest && (call.isAccepted || isDeclined(call)))
    .sort((one, other) => one.sequence - other.sequence);
}

/** From the first declined attempt to the one that is taken. */
function seriesOf(attempts: readonly Call[]): Call[][] {
  const series: Call[][] = [[]];
  for (const attempt of attempts) {
    series.at(-1)?.push(attempt);
    if (attempt.isAccepted) series.push([]);
  }
  return series.filter((one) => one.some(isDeclined));
}

/** The attempt that is one too many in the time before it. */
const tooMany = (series: readonly Call[], most: number, isNear: (one: Call, other: Call) => boolean) =>
  series.find((attempt, index) => series.slice(0, index).filter((other) => isNear(other, attempt)).length >= most);

const dayOf = ({ time }: Call) => Math.floor(time / day);

const limits = [
  { most: perDay, words: 'one attempt a day', isNear: (one: Call, other: Call) => dayOf(one) === dayOf(other) },
  {
    most: perPeriod,
    words: `${perPeriod} attempts in ${periodDays} days`,
    isNear: (one: Call, other: Call) => other.time - one.time < periodDays * day,
  },
];

const respectsLimits = judged<Alike>('is tried again within the limits', (agreement, on) => {
  const series = seriesOf(attemptsOf(agreement, on));
  for (const { most, words, isNear } of limits) {
    const [excess] = series.flatMap((one) => tooMany(one, most, isNear) ?? []);
    if (!excess) continue;
    return breaks({
      sequence: excess.sequence,
      pointer: '/time',
      expected: `no more than ${words}`,
      seen: excess.entry.time,
      message: `A declined renewal of agreement ${agreement.value} was tried more often than ${words}.`,
    });
  }
  return holds(...series.flat().map(({ sequence }) => sequence));
});

const hasRetry = (agreement: Alike, on: LedgerIndex) => seriesOf(attemptsOf(agreement, on)).length > 0;

export const paymentDeclineRetries = rule({
  item: 'x.payment-decline-retries',
  over: alike('declined renewal', byAgreement).where('was declined', hasRetry),
  each: respectsLimits,
  words: {
    standard: 'A declined renewal is tried at most once a day, and at most four times in 30 days.',
    mend: 'Wait a day before you try again, and ask for another payment method after four attempts.',
    none: 'No renewal was declined.',
  },
});
