/** Why an order says what it says: most of it was decided when its checkout was priced, the rest follows from what moved since. */
import { sum } from '../../kernel/money/money';
import { amountText, sumText } from '../../kernel/money/words';
import type { Reason } from '../../kernel/reasons';
import { cancelledOn, capturedOn, NOT_REFUSED, refundedOn } from '../charges/operations';
import { chargesReasons, type HowTaken } from '../charges/reasons';
import { pricedValues } from '../checkouts/reasons/values';
import { chargesOf, type OrderFlow } from './flow';
import { availableToRefund, balancesOf, type LineBalance } from './refundable';
import type { Order } from './types';

/** Of the state that an order begins in. */
const firstStates: Readonly<Record<string, string>> = {
  accepted: 'The payment is authorized in full, and fraud screening passed',
  in_review: 'Fraud screening wants a person to look: the tag in the shopper’s email address asks for it',
  pending_payment: 'The payment is not there yet: the shopper, a transfer or the slow charge of a test name is awaited',
};

/** What only the moment in which it is placed says of an order. */
export function orderReasons({ state }: Order): readonly Reason[] {
  const text = firstStates[state];
  return text === undefined ? [] : [{ pointer: 'state', text, source: { table: 'order-states' } }];
}

/** All that is priced, taken over. */
function takenReasons({ order: { document }, currency }: OrderFlow): Reason[] {
  const from =
    document.checkoutId === undefined ? 'As the invoice was priced' : `As checkout ${document.checkoutId} was priced`;
  return pricedValues(document).map(({ pointer, value }) => ({
    pointer,
    text: `${from}: ${amountText(currency.minor(value), currency)}`,
  }));
}

function leftReason({ captured, left }: LineBalance, index: number, { currency }: OrderFlow): Reason {
  const back = captured.product + captured.productTax - left.product - left.productTax;
  const parts = [
    ['captured of the product', captured.product],
    ['of its tax', captured.productTax],
    ['refunds', -back],
  ] as const;
  return {
    pointer: `items[${index}].availableToRefundAmount`,
    text: `Of what is captured of the line with its tax, without shipping and fees: ${sumText(parts, currency)}`,
    source: { table: 'refunds', basis: 'published' },
  };
}

function moneyReasons(flow: OrderFlow): Reason[] {
  const { currency, order } = flow;
  const charges = chargesOf(flow);
  const balances = balancesOf(flow);
  const available = availableToRefund(flow, balances);
  const captured = sum(charges.map((charge) => capturedOn(charge, currency)));
  const back = sum(charges.map((charge) => refundedOn(charge, currency, ...NOT_REFUSED)));
  const chargedBack = sum((order.hidden.chargebacks ?? []).flatMap(({ shares }) => shares.map(({ amount }) => amount)));
  const each = (count: (charge: (typeof charges)[number]) => number) =>
    sumText(
      charges.map((charge) => [`charge ${charge.id}`, count(charge)] as const),
      currency,
    );
  const rest = sumText(
    [
      ['captured', captured],
      ['refunds', -back],
      ['chargebacks', -chargedBack],
    ],
    currency,
  );
  const isCut = captured - back - chargedBack !== available;
  const source = { table: 'charges', basis: 'published' } as const;
  return [
    {
      pointer: 'capturedAmount',
      text: `Captures that are complete: ${each((one) => capturedOn(one, currency))}`,
      source,
    },
    {
      pointer: 'cancelledAmount',
      text: `Cancels that are complete: ${each((one) => cancelledOn(one, currency))}`,
      source,
    },
    {
      pointer: 'refundedAmount',
      text: `Refunds that are complete: ${each((one) => refundedOn(one, currency, 'complete'))}`,
      source: { table: 'refunds', basis: 'published' },
    },
    {
      pointer: 'availableToRefundAmount',
      text: isCut ? `${rest}, and no more than the lines have left: ${amountText(available, currency)}` : rest,
      source: { table: 'refunds', basis: 'published' },
    },
    ...order.document.items.flatMap(({ id }, index) => {
      const balance = balances.get(id);
      return balance ? [leftReason(balance, index, flow)] : [];
    }),
  ];
}

/** Whatever call shows the order. @param how by charge id */
export function standingReasons(flow: OrderFlow, how: ReadonlyMap<string, HowTaken>): Reason[] {
  return [...chargesReasons(chargesOf(flow), how, flow.currency), ...moneyReasons(flow), ...takenReasons(flow)];
}
