import { headersOf } from './headers';
import { withoutMarks } from './marks';
import { wellFormed } from './plain-call';
import { commentLines, headingOf } from './shape';
import { isWord, printCommand, printedBytes, shellQuote } from './shell';
import type { Capture, FormPart, Placeholder, SampleCall, SampleProgram } from './types';

/** Commands that a POSIX shell can run as they stand, pasted at a prompt or out of a file. */
export function toCurlProgram({ calls, baseUrl, placeholders = [], notes }: SampleProgram): string {
  const commands = calls.map((call, index) => {
    const command = commandFor(call, baseUrl, (call.captures ?? []).length > 0);
    const heading = calls.length > 1 ? `# ${headingOf(call, index)}\n` : '';
    return `${heading}${captured(command, call.captures ?? [])}`;
  });
  const set = placeholders.map(({ name, value }) => `${name}=${shellQuote(value)}`);
  return [...commentLines(notes, '#'), ...set, commands.join('\n\n')].join('\n');
}

/** One call as a command. */
export function toCurl(call: SampleCall, baseUrl: string, placeholders: readonly Placeholder[] = []): string {
  return toCurlProgram({ calls: [call], baseUrl, placeholders });
}

function commandFor(call: SampleCall, baseUrl: string, isQuiet: boolean): string {
  const input = inputOf(call);
  const options = [
    `curl ${isQuiet ? '-s ' : ''}${methodOf(call)}${globOf(call.path)}${shellQuote(baseUrl + encoded(call.path))}`,
    ...Object.entries(headersOf(call)).map(([name, value]) => `-H ${headerWord(name, value)}`),
    ...(call.parts ?? []).map(partOf),
    ...(input ? [input.option] : []),
  ].join(' \\\n  ');
  // Ends the single quotes around each mark, and puts the variable in double ones.
  return withoutMarks(`${input?.before ?? ''}${options}`, (name) => `'"$${name}"'`);
}

/** Keeps an answer, and takes values out of it. `grep` and `cut` are everywhere, what reads JSON is not. */
function captured(command: string, captures: readonly Capture[]): string {
  if (captures.length === 0) return command;
  const [first, ...others] = captures;
  const take = ({ path, before }: Capture) =>
    `grep -o '"${String(path.at(-1))}": *"[^"]*"' | sed -n ${before + 1}p | cut -d '"' -f 4`;
  if (first && others.length === 0) return `${first.variable}=$(${command} |\n  ${take(first)})`;
  return [
    `ANSWER=$(${command})`,
    ...captures.map((capture) => `${capture.variable}=$(printf '%s' "$ANSWER" | ${take(capture)})`),
  ].join('\n');
}

function methodOf({ method, body, parts }: SampleCall): string {
  const name = method.toUpperCase();
  if (name === 'HEAD') return '--head ';
  if (parts && name === 'POST') return '';
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

function partOf(part: FormPart): string {
  if ('value' in part) return `--form-string ${shellQuote(`${part.name}=${part.value}`)}`;
  const file = `"${part.fileName.replace(/[\\"]/g, (found) => `\\${found}`)}"`;
  return `-F ${shellQuote(`${part.name}=@${file};type=${part.type}`)}`;
}

/** How the body gets to curl: as a word, or through a pipe where no word can hold it. */
function inputOf({ body, parts }: SampleCall): { before: string; option: string } | undefined {
  if (body === undefined || parts) return undefined;
  const text = wellFormed(typeof body === 'string' ? body : JSON.stringify(body, null, 2));
  // `--data-raw`, for `--data` reads a file where the text begins with `@`.
  if (isWord(text)) return { before: '', option: `--data-raw ${shellQuote(text)}` };
  return { before: `${printCommand(text)} |\n`, option: '--data-binary @-' };
}
