/** How a simple shop of ours ships: what it answers when the provider asks for the shipping methods of a session. */
import type {
  Address,
  ShippingMethodQuote,
  ShippingMethodQuoteRequest,
  ShippingMethodQuoteResponse,
} from '../../../../generated/contract/types';
import { hasCode, rowOf } from '../../kernel/codes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { currencyOf } from '../../kernel/money/currency';
import type { Reason } from '../../kernel/reasons';
import type { Reference } from '../../kernel/reference';

/** Prices in major units, the same in each currency. Ours: a merchant's server answers whatever it likes. */
const methodsOfTheShop = [
  {
    id: 'standard',
    amount: 2.99,
    description: 'Standard',
    serviceLevel: 'SG',
    estimatedDelivery: '3 - 5 Business Days',
  },
  {
    id: 'expedited',
    amount: 10.98,
    description: 'Expedited',
    serviceLevel: 'ND',
    estimatedDelivery: '1 - 2 Business Days',
  },
] as const;

const postOfficeBox = /\bp\.?\s*o\.?\s*box\b/i;

/** Passes on what the provider's logistics offers; otherwise the shop's own two methods. */
export function quoteShipping(
  { currency, shipTo, items, shippingMethods = [] }: ShippingMethodQuoteRequest,
  { reference, liveMode }: Context,
): Decision<ShippingMethodQuoteResponse> {
  const refusal = whyNotThere(shipTo.address, reference);
  if (refusal) return refuse(refusal);
  const unit = currencyOf(currency, reference);
  const own = methodsOfTheShop.map(
    (method): ShippingMethodQuote => ({ ...method, amount: unit.major(unit.minor(method.amount)) }),
  );
  return accept({
    shipments: [{ itemIds: items.map(({ id }) => id) }],
    shippingMethods: shippingMethods.length > 0 ? shippingMethods : own,
    liveMode,
  });
}

/** Why each method costs what it costs. */
export function offerReasons(
  { shippingMethods: sent = [] }: ShippingMethodQuoteRequest,
  { shippingMethods }: ShippingMethodQuoteResponse,
): Reason[] {
  const from = sent.length > 0 ? 'Passed on as sent' : 'The price of the shop that the sandbox stands for';
  return (shippingMethods ?? []).map(({ amount }, index) => ({
    pointer: `shippingMethods[${index}].amount`,
    text: `${from}: ${amount}`,
  }));
}

/** The four codes that a merchant may answer. */
function whyNotThere(address: Address | null | undefined, reference: Reference): DomainError | null {
  const country = rowOf(reference.countries, 'code', address?.country);
  if (!address?.line1 || !address.city || !address.postalCode || !country)
    return refusal('shipping_address_invalid', 'The shop needs street, city, postal code and a country that exists.');
  if ([address.line1, address.line2].some((line) => postOfficeBox.test(line ?? '')))
    return refusal('shipping_address_POBox_invalid', 'The shop does not ship to post office boxes.');
  if (country.embargoed)
    return refusal('shipping_address_location_invalid', `The shop does not ship to ${country.code}.`);
  if (country.states && address.state && !hasCode(country.states, address.state))
    return refusal('shipping_address_subdivision_invalid', `${country.code} has no state '${address.state}'.`);
  return null;
}

function refusal(code: DomainError['code'], message: string): DomainError {
  return { status: 400, code, message };
}
