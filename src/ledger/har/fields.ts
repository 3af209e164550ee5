/** Reads what other programs wrote, which may be anything. */
import { isObject } from '../../json';

export type Fields = Readonly<Record<string, unknown>>;

export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

export function listIn(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Headers by their names in lower case; the last of several counts. */
export function headersIn(message: Fields): ReadonlyMap<string, string> {
  return new Map(
    listIn(message, 'headers').map((header) => [
      (textIn(header, 'name') ?? '').toLowerCase(),
      textIn(header, 'value') ?? '',
    ]),
  );
}
