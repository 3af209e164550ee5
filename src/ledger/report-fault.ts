/** Tells whoever runs a program about its faults. Errors quote what they stumbled over, so they are redacted like all else. */
import { redactText } from './redact-text';

const mostCauses = 5;

function textOf(error: unknown, causes = 0): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = '', cause } = error;
  const text = stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
  return cause === undefined || causes >= mostCauses ? text : `${text}\nCaused by: ${textOf(cause, causes + 1)}`;
}

/** Prints a fault without card data and secrets. */
export function reportFault(what: string, error: unknown): void {
  console.error(redactText(`${what} ${textOf(error)}`));
}
