import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import { known, type Line, purchases } from '../../stories/purchase';
import { infoOf, infoSent, subscriptionLines, type Term, termsBefore } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const agreement = infoSent('billingAgreementId');

function firstOf({ value, purchase }: Line, on: LedgerIndex): Term | undefined {
  return termsBefore(on, 'billingAgreementId', infoOf(value, 'billingAgreementId'), purchase.call.sequence)[0];
}

const fault = (line: Line, on: LedgerIndex, expected: string) => {
  const { call = line.call, pointer = line.pointer, value } = agreement.reader(line, on) ?? {};
  return breaks({ sequence: call.sequence, pointer, expected, seen: value });
};

const isOfCustomer = judged<Line>('has an agreement of the same customer', (line, on) => {
  const first = firstOf(line, on);
  if (!first) return beside;
  if (first.customerId === line.purchase.known('customerId')?.value) return holds(first.call.sequence);
  return fault(line, on, 'an agreement of the same customer');
});

const isKnown = judged<Line>('has an agreement that an order returned', (line, on) => {
  if (!infoOf(line.value, 'billingAgreementId') || firstOf(line, on)) return holds();
  return fault(line, on, 'an agreement that an earlier order returned; this one may be older than the ledger');
});

const productOf = (item: unknown) => text(item, 'skuId') ?? text(item, 'productDetails.id');

const isOfProduct = judged<Line>('has an agreement for the same product', (line, on) => {
  const first = firstOf(line, on);
  if (!first || productOf(first.item) === productOf(line.value)) return holds();
  return fault(line, on, `an agreement for one product; this one was made for ${productOf(first.item)}`);
});

export const agreementOnRenewal = rule({
  item: 'checkouts.subscriptions.billing-agreement-on-renewal',
  over: purchases().where(known('chargeType').equals('merchant_initiated')).into('renewal line', subscriptionLines),
  each: all<Line>(agreement.isPresent(), isOfCustomer),
  warn: [isKnown, isOfProduct],
  words: {
    standard: 'A renewal names the billing agreement that the first purchase returned.',
    mend: 'Send the billingAgreementId of the first order line with each renewal of that line.',
    none: 'No subscription was renewed by the merchant yet.',
  },
});
