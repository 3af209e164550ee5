import type { CheerioAPI } from 'cheerio';
import type { SearchRecord } from '../../search/record';
import type { Found } from './html';
import { headersOf, type TableRow } from './table-rows';

/** Whether a row tells a field or a parameter of the API: those tables have these headers. */
export function isFieldTable($: CheerioAPI, row: Found): boolean {
  const [first, , last] = headersOf($, row);
  return (first === 'Field' || first === 'Parameter') && last === 'What to know';
}

/** A field while a page is read: what is said of it, and of which calls and models. */
export interface FieldPlaces {
  route: string;
  /** Seen so far in questions to the API only, where it filters a list. */
  isParameter: boolean;
  said: Map<string, string[]>;
}

/** So many calls and models are named for one thing said; more would say no more. */
const mostPlaces = 4;

export function addField(fields: Map<string, FieldPlaces>, section: SearchRecord, row: TableRow): void {
  const { name, said, header } = row;
  const isParameter = header === 'Parameter';
  const field = fields.get(name) ?? { route: section.route, isParameter, said: new Map<string, string[]>() };
  if (field.isParameter && !isParameter) Object.assign(field, { route: section.route, isParameter });
  const text = said.replace(/(?:^|(?<=; ))(?:Type|Where|What to know) /g, '').replace(/(?:; f|F)orm \^\S+\$\.?/g, '');
  field.said.set(text, [...(field.said.get(text) ?? []), section.title]);
  fields.set(name, field);
}

/** A field is found once on a page, with a line for each thing said of it; it leads to the call or model that has it first, a body before a filter. */
export function fieldRecords(page: string, fields: ReadonlyMap<string, FieldPlaces>): SearchRecord[] {
  return [...fields].map(([title, { route, said }]) => {
    const lines = [...said].map(([text, places]) => `${places.slice(0, mostPlaces).join(', ')}: ${text}`);
    return { kind: 'field', title, page, names: [], text: lines.join('\n'), route };
  });
}
