/** Why a new refund is worth what it is worth. */
import type { RefundRequest } from '../../../../generated/contract/types';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { amountText, sumText } from '../../kernel/money/words';
import type { Reason, Standing } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import type { OrderFlow } from '../../sale/orders/flow';
import { PARTS, partNames } from '../../sale/orders/parts';
import { isAbsent } from './asked';
import type { RefundRecord } from './record';
import type { Refund, RefundShare } from './types';

const source = { table: 'refunds', basis: 'published' } as const;

const parts: Readonly<Record<string, string>> = { tax: 'its tax', shipping: 'its shipping', items: 'its lines' };

function itemReason(item: Refund['items'][number], index: number, { order }: OrderFlow): Reason {
  const line = order.document.items.find(({ id }) => id === item.itemId);
  const units = item.quantity ? `${item.quantity} of ${line?.quantity ?? '?'} units` : 'all captured units';
  const share = item.percent ? `${item.percent} % of ${units}` : units;
  const asked = !item.quantity && !item.percent;
  const how = asked
    ? 'The amount asked for'
    : `${share} of the line, product and tax, by the difference of rounded totals`;
  return { pointer: `items[${index}].amount`, text: `${how}: ${item.amount} ${order.document.currency}`, source };
}

/** @param before the order as the refund found it */
export function refundReasons(input: RefundRequest, refund: Refund, before: OrderFlow): readonly Reason[] {
  const { capturedAmount, availableToRefundAmount, currency } = before.order.document;
  const of = parts[input.type ?? ''] ?? 'the order';
  const left = `${availableToRefundAmount} of ${capturedAmount} ${currency} captured could be refunded`;
  const amount: Reason = {
    pointer: 'amount',
    text: `${left}. ${isAbsent(input.percent) ? 'The amount asked for' : `${input.percent} % of ${of}`}: ${refund.amount} ${currency}`,
    source,
  };
  return [
    ...(refund.amount === undefined ? [] : [amount]),
    ...refund.items.map((item, index) => itemReason(item, index, before)),
    {
      pointer: 'state',
      text: 'A refund begins pending. It has usually moved on a moment later: retrieve it, or read its events',
    },
    ...['', ...refund.items.map((_, index) => `items[${index}].`)].map((place) => ({
      pointer: `${place}refundedAmount`,
      text: 'Counts what was paid back, while the refund is pending nothing: 0',
    })),
  ];
}

/** "product 10.00 + its tax 0.75 = 10.75" */
function sharesText(shares: readonly RefundShare[], currency: Currency): string {
  const of = (part: RefundShare['part']) =>
    shares.reduce((sum, share) => sum + (share.part === part ? share.amount : 0), 0);
  return sumText(
    PARTS.map((part) => [partNames[part], of(part)] as const),
    currency,
  );
}

/** Once it was made: from which parts of the lines its money comes, and what of it was paid. */
export async function refundStanding(
  { document, hidden }: RefundRecord,
  { context }: Surroundings,
): Promise<Standing[]> {
  const currency = currencyOf(document.currency, context.reference);
  const say = (major: number) => amountText(currency.minor(major), currency);
  // Two entries may name one line: then what each took of it is not kept.
  const isAlone = ({ itemId }: Refund['items'][number]) =>
    document.items.filter((other) => other.itemId === itemId).length === 1;
  const items = document.items.flatMap((item, index) => {
    const shares = hidden.shares.filter(({ itemId }) => itemId === item.itemId);
    const how = isAlone(item)
      ? sharesText(shares, currency)
      : `Its part of what is refunded of the line: ${say(item.amount ?? 0)}`;
    return [
      { pointer: `items[${index}].amount`, text: how, source },
      {
        pointer: `items[${index}].refundedAmount`,
        text: `Paid back of it, ${document.state}: ${say(item.refundedAmount ?? 0)}`,
        source,
      },
    ];
  });
  const charges = (document.charges ?? []).flatMap((charge, index) =>
    (charge.refunds ?? []).map(({ amount }, place) => ({
      pointer: `charges[${index}].refunds[${place}].amount`,
      text: `What charge ${charge.id} bears of it, the primary source before store credit: ${say(amount ?? 0)}`,
      source,
    })),
  );
  return [
    {
      of: document,
      reasons: [
        { pointer: 'amount', text: sharesText(hidden.shares, currency), source },
        {
          pointer: 'refundedAmount',
          text: `Paid back, ${document.state}: ${say(document.refundedAmount ?? 0)}`,
          source,
        },
        ...(document.percent === undefined
          ? []
          : [{ pointer: 'percent', text: `As sent: ${document.percent}`, source }]),
        ...document.items.flatMap(({ percent }, index) =>
          percent === undefined ? [] : [{ pointer: `items[${index}].percent`, text: `As sent: ${percent}`, source }],
        ),
        ...items,
        ...charges,
      ],
    },
  ];
}
