/** Tells whoever runs a program about its faults. Errors quote what they stumbled over, so they are redacted like all else. */
import { redactText } from './redact-text';

const mostCauses = 5;

function textOf(error: unknown, causes = 0): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = '', cause } = error;
  const text = stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
  return cause === undefined || causes >= mostCauses ? text : `${text}\nCaused by: ${textOf(cause, causes + 1)}`;
}

let tell = (line: string): void => console.error(line);

/** Where a program writes its log in another form. */
export function tellFaultsBy(way: (line: string) => void): void {
  tell = way;
}

/** Prints what whoever runs the program should know, without card data and secrets. */
export function reportLine(line: string): void {
  tell(redactText(line));
}

/** Prints a fault without card data and secrets. */
export function reportFault(what: string, error: unknown): void {
  reportLine(`${what} ${textOf(error)}`);
}
