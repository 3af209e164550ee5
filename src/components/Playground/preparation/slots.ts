import { at } from '../../../guides/paths';
import type { Json, Values } from '../../../guides/types';
import { recipeOf } from './recipes';

/** The ids that stand in an operation's form, by slot: `path.id`, `body.items[0].skuId`. */
export type FormIds = Record<string, string>;

/** What a form holds: the parameters of the path and of the query by name, and the body as text. */
export interface Form {
  parameters: Record<string, string>;
  query: Record<string, Json>;
  body: string | null;
}

export function readIds(operationId: string, form: Form): FormIds {
  const body = parse(form.body);
  const entries = Object.keys(recipeOf(operationId)?.slots ?? {}).map((slot): [string, unknown] => {
    const [where, path] = split(slot);
    return [slot, where === 'path' ? (form.parameters[path] ?? '') : at(body, path)];
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Ids to put in, for those slots that the reader has not changed. */
export function idsToFill(
  operationId: string,
  current: FormIds,
  untouched: (slot: string, id: string) => boolean,
  values: Values,
): FormIds {
  const slots = recipeOf(operationId)?.slots ?? {};
  const fitting = Object.entries(current).flatMap(([slot, id]): [string, string][] => {
    const value = values[slots[slot] ?? ''];
    return value === undefined || value === '' || !untouched(slot, id) ? [] : [[slot, String(value)]];
  });
  return Object.fromEntries(fitting);
}

export function writeIds(form: Form, ids: FormIds): Form {
  const parameters = { ...form.parameters };
  let body = parse(form.body);
  for (const [slot, id] of Object.entries(ids)) {
    const [where, path] = split(slot);
    if (where === 'path') parameters[path] = id;
    else body = put(body, path.split(/[.[\]]+/).filter(Boolean), id);
  }
  return { ...form, parameters, body: body === undefined ? form.body : JSON.stringify(body, null, 2) };
}

function split(slot: string): ['path' | 'body', string] {
  return slot.startsWith('path.') ? ['path', slot.slice(5)] : ['body', slot.slice(5)];
}

function parse(text: string | null): Json | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

function put(value: Json | undefined, [key, ...rest]: string[], id: string): Json {
  if (key === undefined) return id;
  if (Array.isArray(value)) return value.map((entry, index) => (String(index) === key ? put(entry, rest, id) : entry));
  const object = (value ?? {}) as { [key: string]: Json };
  return { ...object, [key]: put(object[key], rest, id) };
}
