import type { Json } from '../../../src/guides/types';
import type { Criterion } from './format';

/** What stands for a carried value, by the name that the catalog gives it: `order.id` → `$steps.createOrders.outputs.orderId`. */
export type Known = ReadonlyMap<string, string>;

const PLACEHOLDER = /\{\{([\w.-]+)\}\}/g;
const WHOLE = /^\{\{([\w.-]+)\}\}$/;

export const hasPlaceholder = (value: Json | undefined): boolean =>
  value !== undefined && /\{\{[\w.-]+\}\}/.test(JSON.stringify(value));

/** `order.itemId` becomes `orderItemId`: a dot in a name would read as a path in an expression. */
export const outputName = (name: string): string =>
  name.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

/** `items[0].id` becomes `/items/0/id`. */
const pointerOf = (path: string): string =>
  `/${path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .join('/')}`;

export const inAnswer = (path: string): string => `$response.body#${pointerOf(path)}`;
export const inRequest = (path: string): string => `$request.body#${pointerOf(path)}`;

function expressionOf(name: string, known: Known): string {
  const expression = known.get(name);
  if (expression === undefined) throw new Error(`No earlier call carries ${name} on.`);
  return expression;
}

/** Writes placeholders as expressions. A text that is one placeholder becomes the expression alone, so that a number stays one. */
export function withExpressions(value: Json, known: Known): Json {
  if (typeof value === 'string') {
    const name = WHOLE.exec(value)?.[1];
    if (name !== undefined) return expressionOf(name, known);
    return value.replaceAll(PLACEHOLDER, (_, inside: string) => `{${expressionOf(inside, known)}}`);
  }
  if (Array.isArray(value)) return value.map((entry) => withExpressions(entry, known));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withExpressions(entry, known)]));
}

/** A value as a simple condition writes it. Texts stand in single quotes, with those inside doubled. */
function literal(value: Json, known: Known): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const name = WHOLE.exec(value)?.[1];
  return name === undefined ? `'${value.replaceAll("'", "''")}'` : expressionOf(name, known);
}

/**
 * What must stand at a path of the answer.
 * @param sent where a text made of several parts was sent before: conditions cannot join texts
 */
export function criterionOf(path: string, value: Json, known: Known, sent: (text: string) => string): Criterion {
  if (Array.isArray(value) && value.length === 0)
    return { context: '$response.body', condition: `$[?count(@.${path}[*]) == 0]`, type: 'jsonpath' };
  if (value !== null && typeof value === 'object') throw new Error(`Compare the parts of ${path} one by one.`);
  const isMixed = typeof value === 'string' && hasPlaceholder(value) && !WHOLE.test(value);
  return { condition: `${inAnswer(path)} == ${isMixed ? sent(value) : literal(value, known)}` };
}
