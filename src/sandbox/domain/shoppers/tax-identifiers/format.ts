/** Whether a number is written as its type asks for. The patterns are data, see `src/reference/tax-identifier-formats.yml`. */
import type { DomainError } from '../../kernel/decision';
import { invalid } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';

export interface Pair {
  readonly type: string;
  readonly value: string;
}

/** `at`: the path of the pair in the body, with a dot at its end; empty at the top. */
export function checkPair({ type, value }: Pair, reference: Reference, at = ''): DomainError[] {
  const format = reference.taxIdentifierFormats.find((row) => row.type === type);
  if (!format) return [invalid(`${at}type`, `'${type}' is no type of tax identifier. Use one such as de.`)];
  if (new RegExp(format.pattern).test(value)) return [];
  const message = `Tax identifier '${value}' is not written as ${type} numbers are, such as ${format.example}.`;
  return [invalid(`${at}value`, message)];
}
