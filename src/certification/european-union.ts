import { number, text } from '../json';

/** Member states of the European Union, ISO 3166-1. */
export const members: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Landed cost needs prices without tax: duty and import tax are worked out on top. */
export function landedCostApplies(request: unknown, answer: unknown): boolean {
  if ((number(answer, 'totalDuty') ?? 0) > 0 || (number(answer, 'totalImporterTax') ?? 0) > 0) return true;
  const from = text(request, 'shipFrom.address.country');
  const to = text(request, 'shipTo.address.country');
  if (!from || !to || from === to || (members.has(from) && members.has(to))) return false;
  return text(request, 'shippingChoice.shippingTerms') === 'DDP';
}
