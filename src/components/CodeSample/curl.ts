import type { CallRequest } from '../../sandbox-client/types';
import { headersOf } from './headers';
import { isWord, printCommand, printedBytes, shellQuote } from './shell';

/** A variable of the shell that a command sets before it starts, for what the ledger does not keep. */
export interface Placeholder {
  /** Upper case letters and underscores. */
  readonly name: string;
  /** What the variable is set to, ready to run. */
  readonly value: string;
}

/** A command that a POSIX shell can run as it stands, pasted at a prompt or out of a file. */
export function toCurl(request: CallRequest, baseUrl: string, placeholders: readonly Placeholder[] = []): string {
  const input = inputOf(request);
  const options = [
    `curl ${methodOf(request)}${globOf(request.path)}${shellQuote(baseUrl + encoded(request.path))}`,
    ...Object.entries(headersOf(request)).map(([name, value]) => `-H ${headerWord(name, value)}`),
    ...(input ? [input.option] : []),
  ].join(' \\\n  ');
  const set = placeholders.map(({ name, value }) => `${name}=${shellQuote(value)}`);
  return [...set, withVariables(`${input?.before ?? ''}${options}`, placeholders)].join('\n');
}

/** Stands in a request where a variable is to be put in. It survives JSON and quoting, and no caller sends it. */
export function markOf({ name }: Placeholder): string {
  return `\ue000${name}\ue001`;
}

/** Ends the single quotes around each mark, and puts the variable in double ones. */
function withVariables(command: string, placeholders: readonly Placeholder[]): string {
  return placeholders.reduce(
    (text, placeholder) => text.replaceAll(markOf(placeholder), `'"$${placeholder.name}"'`),
    command,
  );
}

function methodOf({ method, body }: CallRequest): string {
  const name = method.toUpperCase();
  if (name === 'HEAD') return '--head ';
  return name === 'GET' && body === undefined ? '' : `-X ${name} `;
}

/** Without it curl takes brackets and braces for a list of addresses. */
function globOf(path: string): string {
  return /[[\]{}]/.test(path) ? '--globoff ' : '';
}

/** Addresses are ASCII without spaces; curl refuses others. A mark is not part of the address yet. */
function encoded(path: string): string {
  return wellFormed(path).replace(/[^\x21-\x7e\ue000\ue001]+/g, encodeURIComponent);
}

/** Halves of characters have no bytes to send. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A recorded header holds one character for each byte; most callers send UTF-8, which a shell can show. */
function headerWord(name: string, value: string): string {
  if (value === '') return shellQuote(`${name};`);
  if (/^[\x20-\x7e\ue000\ue001]*$/.test(value)) return shellQuote(`${name}: ${value}`);
  const isBytes = /^[\0-\xff]*$/.test(value);
  const bytes = isBytes ? Uint8Array.from(value, (one) => one.charCodeAt(0)) : new TextEncoder().encode(value);
  const text = utf8Of(bytes);
  if (text !== undefined && isWord(text)) return shellQuote(`${name}: ${text}`);
  return `${shellQuote(`${name}: `)}${printedBytes(bytes)}`;
}

function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How the body gets to curl: as a word, or through a pipe where no word can hold it. */
function inputOf({ body }: CallRequest): { before: string; option: string } | undefined {
  if (body === undefined) return undefined;
  const text = wellFormed(typeof body === 'string' ? body : JSON.stringify(body, null, 2));
  // `--data-raw`, for `--data` reads a file where the text begins with `@`.
  if (isWord(text)) return { before: '', option: `--data-raw ${shellQuote(text)}` };
  return { before: `${printCommand(text)} |\n`, option: '--data-binary @-' };
}
