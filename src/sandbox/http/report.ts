/** Tells whoever runs the sandbox about its faults. Errors quote what they stumbled over, so they are redacted like all else. */
import { redactText } from '../../ledger/redact';

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = error.stack?.includes(error.message)
    ? error.stack
    : `${error.name}: ${error.message}\n${error.stack ?? ''}`;
  return error.cause === undefined ? text : `${text}\nCaused by: ${textOf(error.cause)}`;
}

/** Prints a fault without card data and secrets. */
export function reportFault(what: string, error: unknown): void {
  console.error(redactText(`${what} ${textOf(error)}`));
}
