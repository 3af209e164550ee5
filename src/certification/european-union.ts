import { number, text } from '../json';

/** Member states of the European Union, ISO 3166-1. */
export const members: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Landed cost needs prices without tax: duty and import tax are worked out on top. */
export function landedCostApplies(request: unknown, answer: unknown): boolean {
  if ((number(answer, 'totalDuty') ?? 0) > 0 || (number(answer, 'totalImporterTax') ?? 0) > 0) return true;
  if (text(request, 'shippingChoice.shippingTerms') !== 'DDP') return false;
  return crossesBorder(text(request, 'shipFrom.address.country'), text(request, 'shipTo.address.country'));
}

/** Whether goods cross a border at which duty may fall due; the European Union has none inside. */
export function crossesBorder(from: string | undefined, to: string | undefined): boolean {
  if (!from || !to || from === to) return false;
  return !(members.has(from) && members.has(to));
}
