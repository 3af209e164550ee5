import { snakeCase } from './marks';
import { type NativeJson, nativeJson } from './native-json';
import type { PlainBody } from './plain-call';
import { bytesOf, doubleQuoted, joined, longEscape } from './quoting';
import { commentLines, hasForm, type NumberedCall, numberedCalls } from './shape';
import type { Capture, FormPart, SampleProgram } from './types';

/** The program for Python 3, with its standard library alone. */
export function toPython(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  const code = calls.map(printCall).join('\n\n');
  return [
    ...commentLines(notes, '#'),
    ...(code.includes('json.') || calls.length > 1 ? ['import json'] : []),
    'import urllib.error',
    'import urllib.request',
    ...(hasForm(program) ? ['import uuid'] : []),
    '',
    ...placeholders.map(({ name, value }) => `${snakeCase(name)} = ${quote(value)}`),
    ...(calls.length > 1 ? [helper, ''] : []),
    code,
  ].join('\n');
}

const helper = `
def send(request):
    with urllib.request.urlopen(request) as response:
        return json.loads(response.read() or "null")

`;

const lastLines = `try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as refusal:
    response = refusal
print(response.status, response.read().decode())`;

function printCall(call: NumberedCall): string {
  const lines = call.heading ? [`# ${call.heading}`] : [];
  const request = call.isLast ? 'request' : `request${call.number}`;
  const form = `form${call.number}`;
  if (call.body?.kind === 'form') lines.push(...formLines(form, call.body.parts));
  lines.push(`${request} = ${requestOf(call, form)}`);
  if (call.isLast) return [...lines, lastLines].join('\n');
  const answer = `answer${call.number}`;
  lines.push(`${call.captures.length > 0 ? `${answer} = ` : ''}send(${request})`);
  lines.push(...call.captures.map((capture) => `${snakeCase(capture.variable)} = ${answer}${access(capture)}`));
  return lines.join('\n');
}

function requestOf({ url, method, headers, body }: NumberedCall, form: string): string {
  const written = headers.map(([name, value]) => `        ${quote(name)}: ${text(bytesOf(value))},`);
  if (body?.kind === 'form') written.push(`        "Content-Type": "multipart/form-data; boundary=" + boundary,`);
  return [
    'urllib.request.Request(',
    `    ${text(url)},`,
    `    method=${quote(method)},`,
    ...(written.length > 0 ? ['    headers={', ...written, '    },'] : []),
    ...(body ? [`    data=${bodyOf(body, form)},`] : []),
    ')',
  ].join('\n');
}

function bodyOf(body: PlainBody, form: string): string {
  if (body.kind === 'form') return form;
  if (body.kind === 'text') return `(${text(body.text)}).encode()`;
  return `json.dumps(${nativeJson(body.value, json, '    ')}).encode()`;
}

function formLines(form: string, parts: readonly FormPart[]): string[] {
  const lines = ['boundary = uuid.uuid4().hex', `${form} = b""`];
  for (const part of parts) {
    const name = `Content-Disposition: form-data; name="${part.name}"`;
    const head = 'value' in part ? name : `${name}; filename="${part.fileName}"\r\nContent-Type: ${part.type}`;
    const start = `"--" + boundary + ${quote(`\r\n${head}\r\n\r\n`)}`;
    if ('value' in part) lines.push(`${form} += (${start} + ${text(part.value)} + "\\r\\n").encode()`);
    else
      lines.push(
        `with open(${quote(part.fileName)}, "rb") as file:`,
        `    ${form} += (${start}).encode() + file.read() + b"\\r\\n"`,
      );
  }
  return [...lines, `${form} += ("--" + boundary + "--\\r\\n").encode()`];
}

function access({ path }: Capture): string {
  return path.map((key) => `[${typeof key === 'string' ? quote(key) : key}]`).join('');
}

const json: NativeJson = {
  indent: '    ',
  words: { true: 'True', false: 'False', null: 'None' },
  text: (value) => text(value),
  field: (name, value) => `${quote(name)}: ${value}`,
  emptyObject: '{}',
  brackets: () => ['{', '}'],
};

function text(value: string): string {
  return joined(value, quote, snakeCase);
}

function quote(value: string): string {
  return doubleQuoted(value, { escape: longEscape });
}
