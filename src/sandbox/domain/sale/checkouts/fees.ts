/** The regulatory fees of a line: those for the place of tax, in the cart's currency. The sandbox knows no exchange rates. */
import type { Fee, FeeDetail } from '../../../../generated/contract/types';
import { hasCode, sameCode } from '../../kernel/codes';
import type { Currency } from '../../kernel/money/currency';
import type { Place } from './places';
import type { LineTerms } from './types';

/** The value of `feeExemption` that frees businesses; the provider lists none (inferred). */
const EXEMPT = 'exempt';

function appliesAt(fee: Fee, place: Place | null, currency: Currency): boolean {
  if (!place || !sameCode(fee.country, place.country) || !sameCode(fee.currency, currency.code)) return false;
  return !fee.subdivisions?.length || (place.state !== undefined && hasCode(fee.subdivisions, place.state));
}

/** `isKnownBusiness`: the buyer has a tax identifier that counts; some fees are not for such buyers. */
export function feesOf(
  line: LineTerms,
  place: Place | null,
  currency: Currency,
  isKnownBusiness = false,
): Required<FeeDetail>[] {
  return line.fees
    .filter((fee) => appliesAt(fee, place, currency) && !(isKnownBusiness && sameCode(fee.feeExemption, EXEMPT)))
    .map((fee) => ({
      id: fee.id,
      type: fee.type,
      amount: currency.major(currency.minor(fee.amount) * line.quantity),
      perUnitAmount: fee.amount,
    }));
}
