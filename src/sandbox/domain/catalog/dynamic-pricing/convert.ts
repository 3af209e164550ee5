/** Prices for another country and currency. Rates and tidy endings are the sandbox's own, see `src/reference/price-conversions.yml`. */
import type { PriceConversion, PriceConversionRequest } from '../../../../generated/contract/types';
import { rowOf } from '../../kernel/codes';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { asSent } from '../../kernel/money/amounts-in';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { LARGEST_AMOUNT, timesRate } from '../../kernel/money/money';
import { invalid } from '../../kernel/problems';
import type { Reason } from '../../kernel/reasons';
import type { PriceConversionRow } from '../../kernel/reference';

/** What an account's own prices are meant for. At the provider this is part of the account's set-up. */
export const base = { country: 'US', currency: 'USD' } as const;

/** Base minor units have two decimals. */
const centsOf = (price: number | string, reference: Context['reference']) =>
  currencyOf(base.currency, reference).minor(price);

/** The smallest price with the currency's ending that is not below the converted one, in minor units. */
export function tidyPrice(cents: number, row: PriceConversionRow, currency: Currency): number {
  if (cents === 0 || row.currency === base.currency) return cents;
  const [step, ending] = [currency.minor(row.step), currency.minor(row.ending)];
  const shift = currency.decimals - 2;
  const scaled = timesRate(cents, row.rate.concat(`e${shift}`));
  return Math.max(Math.ceil((scaled - ending) / step), 0) * step + ending;
}

/** One price for each that was sent, in their order. An empty list asks only whether the country is served. */
export function convertPrices(
  { countryCode, currencyCode, prices }: PriceConversionRequest,
  { reference, explain }: Context,
): Decision<PriceConversion> {
  const country = rowOf(reference.countries, 'code', countryCode);
  if (!country) return refuse(invalid('countryCode', `'${countryCode}' is no country code.`));
  const row = rowOf(reference.priceConversions, 'currency', currencyCode);
  if (!row || !rowOf(reference.currencies, 'code', currencyCode)?.enabled)
    return refuse(invalid('currencyCode', `The account converts no prices to '${currencyCode}'.`));
  const large = prices.findIndex(({ price }) => Number(price) > LARGEST_AMOUNT);
  if (large >= 0) return refuse(invalid(`prices[${large}].price`, `A price is at most ${LARGEST_AMOUNT}.`));
  const currency = currencyOf(row.currency, reference);
  const converted = prices.map(({ id, price }) => ({
    id,
    price: Number(price),
    calculatedPrice:
      row.currency === base.currency
        ? Number(price)
        : currency.major(tidyPrice(centsOf(price, reference), row, currency)),
  }));
  explain?.(() => [
    ...converted.map((one, index) => conversionReason(one, index, row)),
    ...converted.flatMap(({ price }, index) => asSent(price, `prices[${index}].price`)),
  ]);
  return accept({
    countryCode,
    currencyCode,
    operatedByDr: !country.embargoed && rowOf(reference.sellingEntities, 'country', countryCode) !== undefined,
    prices: converted,
  });
}

function conversionReason(
  { price, calculatedPrice }: { readonly price: number; readonly calculatedPrice: number },
  index: number,
  { currency, rate, step, ending, basis }: PriceConversionRow,
): Reason {
  const pointer = `prices[${index}].calculatedPrice`;
  const source = { table: 'price-conversions', row: currency, ...(basis !== undefined && { basis }) } as const;
  if (currency === base.currency)
    return { pointer, text: 'Your own prices are in this currency: it stays as it is', source };
  if (price === 0) return { pointer, text: 'A price of 0 stays 0', source };
  const raised = `raised to the next price that ends as ${ending} within a step of ${step}`;
  return { pointer, text: `${price} ${base.currency} × ${rate}, ${raised}: ${calculatedPrice} ${currency}`, source };
}
