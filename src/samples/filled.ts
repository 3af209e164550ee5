/** Long texts with variables in them, for languages that write them raw: the names stand in braces and are replaced. */
import { camelCase, variablesIn, withoutMarks } from './marks';

export const braced = (variable: string) => `{{${camelCase(variable)}}}`;

/** A text in which each variable is named, and the pairs to replace. */
export function named(text: string): { text: string; pairs: { name: string; braced: string }[] } {
  const pairs = variablesIn(text).map((variable) => ({ name: camelCase(variable), braced: braced(variable) }));
  return { text: withoutMarks(text, braced), pairs };
}
