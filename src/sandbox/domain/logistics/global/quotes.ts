import type { ShippingQuote, ShippingQuoteRequest } from '../../../../generated/contract/types';
import type { AnswerTo, Call } from '../../kernel/call';
import { rowOf } from '../../kernel/codes';
import { accept, type Context, type DomainError, refuse } from '../../kernel/decision';
import { currencyOf } from '../../kernel/money/currency';
import { toMajor, toMinor } from '../../kernel/money/money';
import { invalid, missing } from '../../kernel/problems';
import type { Reason } from '../../kernel/reasons';
import { calls } from '../../kernel/resource';
import { samplePerson } from '../../kernel/samples';

type Package = ShippingQuoteRequest['packages'][number];

const POUNDS: Readonly<Record<string, number>> = { lb: 1, oz: 1 / 16, kg: 2.20462, g: 0.00220462 };

/** In pounds: what the parcel says, or its goods together; one pound where nothing is known. */
function poundsOf({ weight, weightUnit, items }: Package): number {
  if (weight !== undefined) return weight * (POUNDS[weightUnit ?? 'lb'] ?? 1);
  const goods = items.map(({ productDetails, quantity = 1 }) => {
    const { weight: each = 0, weightUnit: unit = 'lb' } = productDetails as { weight?: number; weightUnit?: string };
    return each * quantity * (POUNDS[unit] ?? 1);
  });
  return goods.reduce((sum, one) => sum + one, 0) || 1;
}

function undescribed(packages: readonly Package[]): DomainError[] {
  const needed = ['skuGroupId', 'countryOfOrigin', 'name'] as const;
  return packages.flatMap(({ items }, parcel) =>
    items.flatMap(({ productDetails }, item) =>
      needed
        .filter((field) => !productDetails[field])
        .map((field) => missing(`packages[${parcel}].items[${item}].productDetails.${field}`)),
    ),
  );
}

function unfit({ currency, shipTo, packages }: ShippingQuoteRequest, { reference }: Context): DomainError[] {
  const country = shipTo.address?.country;
  const row = rowOf(reference.countries, 'code', country ?? '');
  return [
    ...(country ? [] : [missing('shipTo.address.country')]),
    ...(country && (!row || row.embargoed)
      ? [invalid('shipTo.address', `Nothing is shipped to '${country}' from the warehouse.`)]
      : []),
    ...(rowOf(reference.currencies, 'code', currency) ? [] : [invalid('currency', `'${currency}' is not a currency.`)]),
    ...undescribed(packages),
  ];
}

/** Gives a rate in the currency asked for. Rates are of the size of dollars; a currency without decimals counts in cents. */
function amountIn(currency: string, { reference }: Context): (value: number) => number {
  const { decimals } = currencyOf(currency, reference);
  const scale = decimals === 0 ? 100 : 1;
  return (value) => toMajor(toMinor((value * scale).toFixed(decimals), decimals), decimals);
}

/** Started pounds of all parcels together. */
const wholePounds = (packages: readonly Package[]) => Math.ceil(packages.reduce((sum, one) => sum + poundsOf(one), 0));

function quotesOf({ currency, shipFrom, packages }: ShippingQuoteRequest, context: Context): ShippingQuote[] {
  const { reference } = context;
  const pounds = wholePounds(packages);
  const amount = amountIn(currency, context);
  return reference.shippingQuoteRates.flatMap((rate) =>
    (['DDP', 'DAP'] as const).map((shippingTerms): ShippingQuote => {
      const duties = shippingTerms === 'DDP' ? rate.dutiesFee : 0;
      return {
        id: rate.id,
        description: rate.description,
        serviceLevel: rate.serviceLevel,
        estimatedDelivery: rate.days,
        deliveryInformation: { businessDaysInTransit: rate.days },
        shippingTerms,
        totalAmount: amount(rate.amount + rate.perPound * pounds + duties),
        shipFrom: shipFrom ?? { address: samplePerson.address },
        fees: {
          amount: amount(duties),
          details: duties > 0 ? [{ name: 'Payment of duties in advance', amount: amount(duties) }] : [],
        },
      };
    }),
  );
}

/** Why each quote costs what it costs. */
function quoteReasons(
  { currency, packages }: ShippingQuoteRequest,
  quotes: readonly ShippingQuote[],
  context: Context,
) {
  const pounds = wholePounds(packages);
  const amount = amountIn(currency, context);
  return quotes.flatMap(({ id, totalAmount, fees }, index): Reason[] => {
    const rate = context.reference.shippingQuoteRates.find((one) => one.id === id);
    if (!rate) return [];
    const duties = fees?.amount ?? 0;
    const perPound = `${pounds} started ${pounds === 1 ? 'pound' : 'pounds'} × ${amount(rate.perPound)}`;
    const ahead = duties > 0 ? ` + ${duties} for paying duties in advance` : '';
    const at = `quotes[${index}]`;
    const ofFees =
      duties > 0
        ? `DDP: duties are paid in advance, for a fixed fee: ${duties} ${currency}`
        : `DAP: the buyer pays duties at the border: ${duties} ${currency}`;
    return [
      {
        pointer: `${at}.totalAmount`,
        text: `${amount(rate.amount)} + ${perPound}${ahead} = ${totalAmount} ${currency}`,
      },
      { pointer: `${at}.fees.amount`, text: ofFees },
      { pointer: `${at}.fees.details[0].amount`, text: ofFees },
    ];
  });
}

function quote({ body, context }: Call<ShippingQuoteRequest>): AnswerTo<'postShippingQuotes'> {
  const errors = unfit(body, context);
  if (errors.length > 0) return refuse(errors);
  const quotes = quotesOf(body, context);
  context.explain?.(() => quoteReasons(body, quotes, context));
  return accept({ currency: body.currency, quotes, liveMode: context.liveMode });
}

/** What shipping to another country costs. A quote is no object: it cannot be read again. */
export const shippingQuote = calls('Shipping quote', { postShippingQuotes: quote });
