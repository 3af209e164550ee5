import { errorCodes } from '../../../generated/reference/error-codes';
import { objects, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
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

const declines = errorCodes.filter(({ group }) => group === 'decline');
const declineCodes = new Set<string>(declines.map(({ code }) => code));
/** A plain `declined` is all that a test card brings: it says nothing about the reason. */
const hardCodes = new Set<string>(
  declines.filter(({ decline, code }) => decline === 'hard' && code !== 'declined').map(({ code }) => code),
);

/** Also by a fault of the sandbox: the connector read the same. */
const isDeclined = (call: Call) =>
  call.status === 409 && !call.wasLost && call.codes.some((code) => declineCodes.has(code));
const isDeclinedForGood = (call: Call) => isDeclined(call) && call.codes.some((code) => hardCodes.has(code));

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

/** The source that an order request of these checkouts charges. */
const sourceOf = (order: Call, { calls }: Alike) =>
  text(calls.find(({ answer }) => text(answer, 'id') === text(order.body, 'checkoutId'))?.body, 'sourceId');

const leavesHardDeclines = judged<Alike>('charges no source again after a hard decline', (agreement, on) => {
  const attempts = attemptsOf(agreement, on);
  for (const [index, hard] of attempts.entries()) {
    const source = isDeclinedForGood(hard) ? sourceOf(hard, agreement) : undefined;
    const again = attempts
      .slice(index + 1)
      .find((later) => source !== undefined && sourceOf(later, agreement) === source);
    if (!again) continue;
    return breaks({
      sequence: again.sequence,
      pointer: '/requestBody/checkoutId',
      expected: `another source than ${source}`,
      seen: text(again.body, 'checkoutId'),
      message: `The source was charged again after it was declined with ${hard.codes.join(', ')}, which is for good.`,
    });
  }
  return holds(...attempts.filter(isDeclined).map(({ sequence }) => sequence));
});

const hasRetry = (agreement: Alike, on: LedgerIndex) => seriesOf(attemptsOf(agreement, on)).length > 0;

export const paymentDeclineRetries = rule({
  item: 'x.payment-decline-retries',
  over: alike('declined renewal', byAgreement).where('was declined', hasRetry),
  each: all(respectsLimits, leavesHardDeclines),
  words: {
    standard:
      'A declined renewal is tried at most once a day, at most four times in 30 days, and never from the same source after a hard decline.',
    mend: 'Wait a day before you try again, and ask for another payment method after four attempts.',
    none: 'No renewal was declined.',
  },
});
