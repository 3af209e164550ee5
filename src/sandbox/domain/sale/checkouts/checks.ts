import type { ShippingRequest } from '../../../../generated/contract/types';
import { rowOf } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import { currencyOf } from '../../kernel/money/currency';
import { LARGEST_AMOUNT, sum } from '../../kernel/money/money';
import { conflict, invalid, missing, unknownId } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';
import type { CustomerRecord } from '../../shoppers/customers/record';
import type { SourceRecord } from '../sources/record';
import { checkAddresses } from './address-checks';
import type { CheckoutDraft } from './build';
import { feesOf } from './fees';
import { borderCrossed } from './landed-cost';
import { checkDiscount } from './lines';
import { taxPlace } from './places';
import type { LineTerms } from './types';

/** A code that exists and is switched on for the account. The first refusal is a 409 whose body says bad_request. */
export function checkCurrency(code: string, reference: Reference): DomainError[] {
  const row = rowOf(reference.currencies, 'code', code);
  if (!row)
    return [{ ...conflict('invalid_parameter', `'${code}' is no current currency.`, 'currency'), type: 'bad_request' }];
  return row.enabled ? [] : [conflict('currency_unactivated', `The account does not sell in ${code}.`, 'currency')];
}

export function checkShippingChoice(choice: ShippingRequest | null | undefined): DomainError[] {
  if (!choice) return [];
  if (choice.amount === undefined)
    return [{ status: 400, code: 'internal_error', message: 'A shipping choice needs its amount, 0 included.' }];
  if (choice.amount >= 0 && choice.amount <= LARGEST_AMOUNT) return [];
  return [{ status: 400, code: 'invalid_amount', parameter: 'shippingChoice.amount', message: 'Out of range.' }];
}

/** The ids a body names must exist. An empty `sourceId` means none: connectors send it. */
export function checkNamed(
  input: { customerId?: string; sourceId?: string },
  state: { customer: CustomerRecord | null; source: SourceRecord | null },
): DomainError[] {
  const errors: DomainError[] = [];
  if (input.customerId && !state.customer) errors.push(unknownId('Customer', input.customerId, 'customerId'));
  if (input.sourceId && !state.source) errors.push(unknownId('Source', input.sourceId, 'sourceId'));
  return errors;
}

/** What the cart as a whole must satisfy, after every create and update. */
export function checkCart(draft: CheckoutDraft, lines: readonly LineTerms[], reference: Reference): DomainError[] {
  return [
    ...checkCurrency(draft.currency, reference),
    ...checkDiscount(draft.discount),
    ...checkDiscount(draft.shippingDiscount),
    ...checkShippingChoice(draft.shippingChoice),
    ...checkSize(draft, lines, reference),
    ...checkAddresses(
      draft,
      lines.some((line) => line.physical),
      reference,
    ),
    ...checkDestinationNeeds(draft, lines, reference),
  ];
}

/** Every figure of a cart stays where minor units are exact, fees, taxes and duties included. */
function checkSize(draft: CheckoutDraft, lines: readonly LineTerms[], reference: Reference): DomainError[] {
  const place = taxPlace(draft);
  const currency = currencyOf(draft.currency, reference);
  const worth = lines.map((line) => {
    const { price = 0, aggregatePrice, quantity } = line;
    const perUnit = feesOf(line, place, currency).map((fee) => fee.perUnitAmount);
    return (aggregatePrice ?? price * quantity) + sum(perUnit) * quantity;
  });
  if (sum(worth) + (draft.shippingChoice?.amount ?? 0) <= LARGEST_AMOUNT) return [];
  return [
    { status: 400, code: 'invalid_amount', parameter: 'items', message: `A cart is worth ${LARGEST_AMOUNT} at most.` },
  ];
}

/** Some countries need a weight; goods that cross a border with duties paid need to be described. */
function checkDestinationNeeds(draft: CheckoutDraft, lines: readonly LineTerms[], reference: Reference): DomainError[] {
  const country = draft.shipTo?.address?.country;
  const row = rowOf(reference.countries, 'code', country);
  const goods = lines.filter((line) => line.physical);
  if (row?.weightRequired && goods.some((line) => !line.weighed))
    return [missing('weight', `Goods for ${row.code} need a weight.`)];
  // The terms count when they are sent: without them a cart is priced as DDP, but need not be described.
  if (draft.shippingChoice?.shippingTerms !== 'DDP') return [];
  const items = new Map(draft.items.map((item) => [item.id, item]));
  const bare = goods.find(({ itemId, described }) => {
    const shipFrom = items.get(itemId)?.shipFrom;
    return !described && borderCrossed({ physical: true, shipFrom }, draft, reference);
  });
  if (!bare) return [];
  const message = 'Goods that cross a border with duties paid need a description or an itemBreadcrumb.';
  return [{ status: 400, code: 'missing_parameter', message }];
}

export function checkItemUpdates(ids: readonly string[], draft: CheckoutDraft): DomainError[] {
  const known = new Set(draft.items.map((item) => item.id));
  return ids.flatMap((id, index) =>
    known.has(id) ? [] : [invalid(`items[${index}].id`, `The checkout has no item '${id}'.`)],
  );
}
