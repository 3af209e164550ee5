/** Which rate counts for a line, and why. */

import { percentText } from '../../../kernel/money/words';
import type { Reason, ReasonSource } from '../../../kernel/reasons';
import type { TaxRateRow } from '../../../kernel/reference';
import type { Assessment, CartTerms } from '../assess';
import type { Place } from '../places';

const placeText = ({ country, state, postalCode }: Place) => [country, state, postalCode].filter(Boolean).join(', ');

function rowSource({ country, state, postalCode, taxCode, basis }: TaxRateRow): ReasonSource {
  const code = taxCode === undefined ? '' : `, tax code ${taxCode}`;
  const row = `${placeText({ country, state, postalCode })}${code}`;
  return { table: 'tax-rates', row, ...(basis !== undefined && { basis }) };
}

/** Of the ship-to, else of the bill-to, else of the purchase location. */
function whosePlace({ shipTo, billTo }: CartTerms): string {
  if (shipTo?.address?.country) return 'ship-to';
  return billTo?.address?.country ? 'bill-to' : 'purchase location';
}

/** The reason for the ordinary rate of products with a tax code, or of shipping where there is none. */
export function rateReason(
  pointer: string,
  cart: CartTerms,
  { place, rates, isExempt }: Assessment['grounds'],
  taxCode: string | undefined,
): Reason {
  if (isExempt) return { pointer, text: 'No tax: a tax certificate of the customer covers the state today' };
  if (!place) return { pointer, text: 'No tax yet: no address or purchase location says where it is due' };
  const where = `Tax is due at the ${whosePlace(cart)}, ${placeText(place)}`;
  const row = rates.row(taxCode);
  if (!row) return { pointer, text: `${where}. No row of the tax table fits, so the rate is 0` };
  return { pointer, text: `${where}. The most exact row says ${percentText(row.rate)}`, source: rowSource(row) };
}

/** The reason for a line's `tax.rate`. */
export function lineRateReason(index: number, cart: CartTerms, { taxes, grounds }: Assessment): Reason {
  const pointer = `items[${index}].tax.rate`;
  const treatment = taxes[index]?.treatment;
  if (treatment?.kind === 'landed') {
    const { duty, importTax } = treatment;
    const [from, to] = [cart.lines[index]?.shipFrom ?? cart.shipFrom, cart.shipTo].map((one) => one?.address?.country);
    const row = `${from} to ${to}`;
    const text = `The goods cross a border: duty ${percentText(duty)} and import tax ${percentText(importTax)}, shown as their sum`;
    return { pointer, text, source: { table: 'landed-cost-rates', row } };
  }
  if (treatment?.kind === 'ordinary') return rateReason(pointer, cart, grounds, cart.lines[index]?.taxCode);
  const line = cart.lines[index];
  const text =
    line && grounds.isReversed(line)
      ? 'A business buys across a border: it accounts for the tax itself'
      : 'Shipping terms DAP: the buyer pays what falls due at the border';
  return { pointer, text };
}
