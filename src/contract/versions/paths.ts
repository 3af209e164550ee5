/** Fields by their path, as the table of changes writes them: `payment.session.id`, `items[].importerTax`. */
import { isObject } from '../../json';
import type { Json } from './types';

/** The document without the field. Of a list, every entry loses it. */
export function without(document: Json, path: string): Json {
  const [first = '', ...rest] = path.split('.');
  const name = first.replace(/\[\]$/, '');
  if (!(name in document)) return document;
  if (rest.length === 0) return Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));
  const inner = (value: unknown) => (isObject(value) ? without(value, rest.join('.')) : value);
  const value = document[name];
  return { ...document, [name]: Array.isArray(value) ? value.map(inner) : inner(value) };
}

/** The document with a field that changed, where it is there and not null. */
export function changed(document: Json, name: string, change: (value: never) => unknown): Json {
  const value = document[name];
  return value === undefined || value === null ? document : { ...document, [name]: change(value as never) };
}
