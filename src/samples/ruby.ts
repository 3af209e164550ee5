import { snakeCase } from './marks';
import { type NativeJson, nativeJson } from './native-json';
import { bracedEscape, doubleQuoted, joined } from './quoting';
import { commentLines, type NumberedCall, numberedCalls } from './shape';
import type { Capture, FormPart, SampleProgram } from './types';

/** The program for Ruby with its standard library alone. */
export function toRuby(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  const code = calls.map(printCall).join('\n\n');
  return [
    ...commentLines(notes, '#'),
    ...(code.includes('JSON.') || calls.length > 1 ? ['require "json"'] : []),
    'require "net/http"',
    '',
    ...placeholders.map(({ name, value }) => `${snakeCase(name)} = ${quote(value)}`),
    ...(calls.length > 1 ? [helper, ''] : []),
    code,
  ].join('\n');
}

const helper = `def send_request(uri, request)
  response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }
  abort "#{response.code} #{response.body}" unless response.is_a?(Net::HTTPSuccess)
  JSON.parse(response.body) if response.body
end`;

const lastLines = `response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == "https") { |http| http.request(request) }
puts "#{response.code} #{response.body}"`;

function printCall(call: NumberedCall): string {
  const { captures, number, isLast } = call;
  const [uri, request] = isLast ? ['uri', 'request'] : [`uri${number}`, `request${number}`];
  const lines = [...(call.heading ? [`# ${call.heading}`] : []), ...requestLines(call, uri, request)];
  if (isLast) return [...lines, lastLines].join('\n');
  const answer = `answer${number}`;
  lines.push(`${captures.length > 0 ? `${answer} = ` : ''}send_request(${uri}, ${request})`);
  lines.push(...captures.map((capture) => `${snakeCase(capture.variable)} = ${answer}${access(capture)}`));
  return lines.join('\n');
}

function requestLines({ url, method, headers, body }: NumberedCall, uri: string, request: string): string[] {
  const name = method.charAt(0) + method.slice(1).toLowerCase();
  const lines = [`${uri} = URI(${text(url)})`, `${request} = Net::HTTP::${name}.new(${uri})`];
  for (const [header, value] of headers) lines.push(`${request}[${quote(header)}] = ${text(value)}`);
  if (body?.kind === 'text') lines.push(`${request}.body = ${text(body.text)}`);
  if (body?.kind === 'json') lines.push(`${request}.body = JSON.generate(${nativeJson(body.value, json)})`);
  if (body?.kind === 'form')
    lines.push(`${request}.set_form([`, ...body.parts.map((part) => `  ${partOf(part)},`), '], "multipart/form-data")');
  return lines;
}

function partOf(part: FormPart): string {
  if ('value' in part) return `[${quote(part.name)}, ${text(part.value)}]`;
  const options = `{ filename: ${quote(part.fileName)}, content_type: ${quote(part.type)} }`;
  return `[${quote(part.name)}, File.open(${quote(part.fileName)}, "rb"), ${options}]`;
}

function access({ path }: Capture): string {
  return path.map((key) => `[${typeof key === 'string' ? quote(key) : key}]`).join('');
}

const json: NativeJson = {
  indent: '  ',
  words: { true: 'true', false: 'false', null: 'nil' },
  text: (value) => text(value),
  field: (name, value) => `${quote(name)} => ${value}`,
  emptyObject: '{}',
  brackets: () => ['{', '}'],
};

function text(value: string): string {
  return joined(value, quote, snakeCase);
}

function quote(value: string): string {
  return doubleQuoted(value, { escape: bracedEscape, special: /#(?=[{$@])/g });
}
