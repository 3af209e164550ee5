/** 2020-12-17: import tax left `totalTax`, and fees lost their `visible` flag. */

import { isObject } from '../../json';
import { changed } from './paths';
import type { Json, VersionStep } from './types';

const amount = (value: unknown) => (typeof value === 'number' ? value : 0);
/** Sums of money, without the traces of binary fractions. */
const sum = (a: number, b: number) => Number((a + b).toFixed(6));

function totalWithImportTax(document: Json): Json {
  const importTax = amount(document.totalImporterTax);
  return changed(document, 'totalTax', (tax: number) => sum(tax, importTax));
}

function lineWithImportTax(line: Json): Json {
  const { tax, importerTax } = line;
  if (!isObject(tax) || !isObject(importerTax)) return line;
  return { ...line, tax: { ...tax, amount: sum(amount(tax.amount), amount(importerTax.amount)) } };
}

/** Lines too, so that they add up to the total; the rate of the line stays. The note speaks of orders alone: inferred. */
function withImportTax(document: Json): Json {
  const items = (lines: readonly unknown[]) => lines.map((line) => (isObject(line) ? lineWithImportTax(line) : line));
  return changed(totalWithImportTax(document), 'items', items);
}

export const step: VersionStep = {
  version: '2020-12-17',
  down: { 'order-import-tax': withImportTax, 'checkout-import-tax': withImportTax },
  // Every fee is shown unless the flag says otherwise: inferred from the default of the newer version.
  defaults: { 'fee-visible-removed': () => true },
};
