import { camelCase } from './marks';
import { type NativeJson, nativeJson } from './native-json';
import type { PlainBody } from './plain-call';
import { bytesOf, joined } from './quoting';
import { commentLines, hasForm, type NumberedCall, numberedCalls } from './shape';
import type { Capture, FormPart, SampleProgram } from './types';

/** The program with fetch, as a module for Node 18 and newer, and for browsers. */
export function toJavaScript(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  return [
    ...commentLines(notes, '//'),
    ...(hasForm(program) ? ["import { readFile } from 'node:fs/promises';", ''] : []),
    ...placeholders.map(({ name, value }) => `const ${camelCase(name)} = ${quote(value)};`),
    ...(calls.length > 1 ? [helper, ''] : []),
    calls.map(printCall).join('\n\n'),
  ].join('\n');
}

const helper = `async function send(url, options) {
  const response = await fetch(url, options);
  const text = await response.text();
  if (!response.ok) throw new Error(\`\${response.status} \${text}\`);
  return text === '' ? null : JSON.parse(text);
}`;

function printCall(call: NumberedCall): string {
  const lines = call.heading ? [`// ${call.heading}`] : [];
  const form = `form${call.number}`;
  if (call.body?.kind === 'form') lines.push(...formLines(form, call.body.parts));
  const request = requestOf(call, form);
  if (call.isLast) {
    lines.push(`const response = await fetch(${request});`, 'console.log(response.status, await response.text());');
    return lines.join('\n');
  }
  const answer = `answer${call.number}`;
  lines.push(`${call.captures.length > 0 ? `const ${answer} = ` : ''}await send(${request});`);
  lines.push(...call.captures.map((capture) => `const ${camelCase(capture.variable)} = ${answer}${access(capture)};`));
  return lines.join('\n');
}

function requestOf({ url, method, headers, body }: NumberedCall, form: string): string {
  const lines = [`${text(url)}, {`, `  method: ${quote(method)},`];
  if (headers.length > 0) {
    const written = headers.map(([name, value]) => `    ${property(name)}: ${text(bytesOf(value))},`);
    lines.push('  headers: {', ...written, '  },');
  }
  if (body) lines.push(`  body: ${bodyOf(body, form)},`);
  return [...lines, '}'].join('\n');
}

function bodyOf(body: PlainBody, form: string): string {
  if (body.kind === 'form') return form;
  return body.kind === 'text' ? text(body.text) : `JSON.stringify(${nativeJson(body.value, json, '  ')})`;
}

function formLines(form: string, parts: readonly FormPart[]): string[] {
  const appended = parts.map((part) => {
    if ('value' in part) return `${form}.append(${quote(part.name)}, ${text(part.value)});`;
    const file = `new Blob([await readFile(${quote(part.fileName)})], { type: ${quote(part.type)} })`;
    return `${form}.append(${quote(part.name)}, ${file}, ${quote(part.fileName)});`;
  });
  return [`const ${form} = new FormData();`, ...appended];
}

function access({ path }: Capture): string {
  return path
    .map((key) => (typeof key === 'string' && plainName.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`))
    .join('');
}

const plainName = /^[A-Za-z_$][\w$]*$/;

const json: NativeJson = {
  indent: '  ',
  words: { true: 'true', false: 'false', null: 'null' },
  text: (value) => text(value),
  field: (name, value) => `${property(name)}: ${value}`,
  emptyObject: '{}',
  brackets: () => ['{', '}'],
};

/** Set by a plain name, `__proto__` would be no field. */
function property(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return plainName.test(name) ? name : quote(name);
}

function text(value: string): string {
  return joined(value, quote, camelCase);
}

/** A text in single quotes. What cannot be seen is written as an escape. */
function quote(value: string): string {
  const inner = value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replace(/[\p{Cc}\p{Cs}\p{Cf}\p{Co}\u2028\u2029]/gu, escapeOf);
  return `'${inner}'`;
}

function escapeOf(found: string): string {
  const code = found.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
