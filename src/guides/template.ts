import { encodeText } from '../browser/address';
import type { Json, Values } from './types';

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** A placeholder for which nothing was carried. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';

  constructor(readonly missing: string) {
    super(`No earlier step gave a value for ${missing}.`);
  }
}

/** Puts carried values in. A text that is one placeholder alone becomes the value itself, so numbers stay numbers. */
export function fill(template: Json, values: Values): Json {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((entry) => fill(entry, values));
  if (template !== null && typeof template === 'object') {
    return Object.fromEntries(Object.entries(template).map(([key, entry]) => [key, fill(entry, values)]));
  }
  return template;
}

export function fillPath(path: string, values: Values): string {
  return path.replace(PLACEHOLDER, (_, name: string) => encodeText(String(carriedValue(name, values))));
}

/** Like `fill`, but leaves a placeholder standing where no value is carried yet: for showing a call before it can run. */
export function fillWhatIsKnown(template: Json, values: Values): Json {
  return fill(template, { ...standing(template), ...values });
}

/** Names that a template asks for, each once. */
export function namesIn(template: Json | undefined): string[] {
  const text = template === undefined ? '' : JSON.stringify(template);
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

function standing(template: Json): Values {
  return Object.fromEntries(namesIn(template).map((name) => [name, `{{${name}}}`]));
}

function fillText(text: string, values: Values): Json {
  const whole = text.match(/^\{\{\s*([\w.-]+)\s*\}\}$/);
  if (whole?.[1]) return carriedValue(whole[1], values);
  return text.replace(PLACEHOLDER, (_, name: string) => String(carriedValue(name, values)));
}

function carriedValue(name: string, values: Values): Json {
  const value = values[name];
  if (value === undefined) throw new MissingValue(name);
  return value;
}
