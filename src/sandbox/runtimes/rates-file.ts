/** Tax and import rates that whoever starts a local server brings along; they come before those of `src/reference`. */
import { readFile } from 'node:fs/promises';
import { isObject } from '../../json';
import type { LandedCostRow, Reference, TaxRateRow } from '../domain/kernel/reference';
import { reference } from '../reference-data';

/** Of the file: the fields of a row that must be there, and those that may. */
const shapes = {
  taxRates: { needed: ['country', 'rate'], allowed: ['state', 'postalCode', 'taxCode', 'basis'], rates: ['rate'] },
  landedCostRates: {
    needed: ['shipFrom', 'shipTo', 'duty', 'importTax'],
    allowed: ['basis'],
    rates: ['duty', 'importTax'],
  },
} as const;

type ListName = keyof typeof shapes;
type Row = Readonly<Record<string, string>>;

const isList = (name: string): name is ListName => Object.hasOwn(shapes, name);
const countryFields = ['country', 'shipFrom', 'shipTo'];
const codes = new Set(reference.countries.map(({ code }) => code));

function checkValue(list: ListName, field: string, value: string): string | undefined {
  const isRate = (shapes[list].rates as readonly string[]).includes(field);
  if (isRate && !(/^\d(\.\d{1,8})?$/.test(value) && Number(value) <= 1))
    return `${field} is a fraction from 0 to 1, such as "0.07525" for 7.525 percent, not "${value}".`;
  const isAny = field === 'shipFrom' && value === '*';
  if (countryFields.includes(field) && !isAny && !codes.has(value))
    return `${field} is two capital letters of a country, not "${value}".`;
  return value === '' ? `${field} is empty.` : undefined;
}

function rowOf(list: ListName, entry: unknown, place: string): Row {
  if (!isObject(entry)) throw new Error(`${place} is no object.`);
  const { needed, allowed } = shapes[list];
  const missing = needed.find((field) => entry[field] === undefined);
  if (missing) throw new Error(`${place} has no ${missing}.`);
  const row: Record<string, string> = {};
  for (const [field, value] of Object.entries(entry)) {
    if (![...needed, ...allowed].some((known) => known === field))
      throw new Error(`${place} has ${field}, which no row has. Rows have ${[...needed, ...allowed].join(', ')}.`);
    if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`${place}: ${field} is no text.`);
    const wrong = checkValue(list, field, String(value));
    if (wrong) throw new Error(`${place}: ${wrong}`);
    row[field] = String(value);
  }
  // Whoever brings a rate knows it: answers that rest on it tell of no default.
  return { basis: 'published', ...row };
}

function rowsOf(list: ListName, entries: unknown): Row[] {
  if (!Array.isArray(entries)) throw new Error(`${list} is no list.`);
  return entries.map((entry, index) => rowOf(list, entry, `${list}[${index}]`));
}

/**
 * The tables with the rates of a file before their own: `{ "taxRates": [{ "country", "state", "postalCode", "taxCode", "rate" }],
 * "landedCostRates": [{ "shipFrom", "shipTo", "duty", "importTax" }] }`. Of rows that are as exact, the file's wins.
 * @throws Error with what is wrong with the file, and where
 */
export async function withRatesOf(path: string): Promise<Reference> {
  try {
    const given: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!isObject(given)) throw new Error('it is no object with taxRates and landedCostRates.');
    const stranger = Object.keys(given).find((name) => !isList(name));
    if (stranger) throw new Error(`it has ${stranger}; it may have taxRates and landedCostRates.`);
    const taxRates = rowsOf('taxRates', given.taxRates ?? []) as unknown as TaxRateRow[];
    const imports = rowsOf('landedCostRates', given.landedCostRates ?? []) as unknown as LandedCostRow[];
    if (taxRates.length + imports.length === 0) throw new Error('it has no rate.');
    return {
      ...reference,
      taxRates: [...taxRates, ...reference.taxRates],
      landedCostRates: [...imports, ...reference.landedCostRates],
    };
  } catch (error) {
    throw new Error(`The rates in ${path} cannot be used: ${(error as Error).message}`);
  }
}
