/** Which ways to pay suit a country, a currency, or what a shopper is about to pay. */
import type { Checkout, PaymentMethod, PaymentMethods } from '../../../../generated/contract/types';
import { hasCode, rowOf, sameCode } from '../../kernel/codes';
import { accept, type Context, type Decision, refuse } from '../../kernel/decision';
import { currencyOf } from '../../kernel/money/currency';
import { toText } from '../../kernel/money/money';
import { invalid, unknownId } from '../../kernel/problems';
import type { Query } from '../../kernel/query';
import type { PaymentAvailabilityRow, PaymentMethodRow, Reference } from '../../kernel/reference';
import type { CheckoutRecord } from '../checkouts/record';

type Information = NonNullable<PaymentMethods['sessionInformation']>;

/** What the shopper agrees to; ours. */
const mandate = 'I agree that this payment method is kept, and charged again when I have agreed to a further payment.';

const text = (value: Query[string]) => (typeof value === 'string' ? value : undefined);

/** Renewals and trials ask for a method that can pay again without the shopper (inferred from the field's name). */
function informationOf(document: Checkout, reference: Reference): Information {
  const { currency, totalAmount, billTo, shipTo, sellingEntity, items } = document;
  const { minor, decimals } = currencyOf(currency, reference);
  return {
    currency,
    country: billTo?.address?.country ?? shipTo?.address?.country,
    amount: toText(minor(totalAmount), decimals),
    sellingEntityId: sellingEntity.id,
    recurring: items.some(({ subscriptionInfo }) => subscriptionInfo?.autoRenewal || subscriptionInfo?.freeTrial),
  };
}

function shown(row: PaymentAvailabilityRow, method: PaymentMethodRow): PaymentMethod {
  return {
    type: row.type as PaymentMethod['type'],
    flow: method.flow,
    supportsRecurring: row.recurring,
    supportsFreeTrial: row.freeTrial,
    supportsStorage: method.recurring,
    displayName: method.name,
    localizedDisplayName: method.name,
    ...(method.recurring && { defaultMandate: { terms: mandate } }),
    images: {},
  };
}

/** An empty list stands for all. */
const allows = (codes: readonly string[], wanted: string | undefined) =>
  wanted === undefined || codes.length === 0 || hasCode(codes, wanted);

const asWanted = (wanted: Query[string], is: boolean | undefined) => wanted === undefined || wanted === is;

/** `session`: the checkout whose payment session the query names, or null. */
export function listPaymentMethods(
  query: Query,
  session: CheckoutRecord | null,
  { reference }: Context,
): Decision<PaymentMethods> {
  const sessionId = text(query.sessionId);
  if (sessionId !== undefined && !session) return refuse(unknownId('Payment session', sessionId, 'sessionId'));
  const sessionInformation = session ? informationOf(session.document, reference) : undefined;
  const { country = text(query.country), currency = text(query.currency) } = sessionInformation ?? {};
  if (country !== undefined && !rowOf(reference.countries, 'code', country))
    return refuse(invalid('country', `'${country}' is no country code.`));
  if (currency !== undefined && !rowOf(reference.currencies, 'code', currency))
    return refuse(invalid('currency', `'${currency}' is no current currency.`));
  const paymentMethods = reference.paymentAvailability
    .filter((row) => allows(row.countries, country) && allows(row.currencies, currency))
    .flatMap((row) => {
      const method = reference.paymentMethods.find(({ type }) => type === row.type);
      return method ? [shown(row, method)] : [];
    })
    .filter(
      (method) =>
        (!sessionInformation?.recurring || method.supportsRecurring) &&
        asWanted(query.supportsStorage, method.supportsStorage) &&
        asWanted(query.supportsRecurring, method.supportsRecurring) &&
        asWanted(query.supportsFreeTrial, method.supportsFreeTrial),
    );
  return accept({ paymentMethods, ...(sessionInformation && { sessionInformation }) });
}

export function listBanks(query: Query, { reference }: Context) {
  const [country, currency] = [text(query.country), text(query.currency)];
  const fits = (wanted: string | undefined, code: string) => wanted === undefined || sameCode(wanted, code);
  const rows = reference.banks.filter((row) => fits(country, row.country) && fits(currency, row.currency));
  return accept(rows.map(({ bankCode, bankName }) => ({ bankCode, bankName })));
}
