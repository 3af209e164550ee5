import { camelCase } from './marks';
import { type NativeJson, nativeJson } from './native-json';
import type { PlainBody } from './plain-call';
import { bracedEscape, doubleQuoted, joined } from './quoting';
import { commentLines, type NumberedCall, numberedCalls } from './shape';
import type { Capture, FormPart, SampleProgram } from './types';

/** The program for PHP 7.2 and newer with its cURL extension. */
export function toPhp(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  return [
    '<?php',
    ...commentLines(notes, '//'),
    ...placeholders.map(({ name, value }) => `${variable(name)} = ${quote(value)};`),
    ...(calls.length > 1 ? [helper, ''] : []),
    calls.map(printCall).join('\n\n'),
  ].join('\n');
}

const helper = `function send(string $url, array $options)
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options);
    $answer = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if ($status < 200 || $status > 299) exit($status . ' ' . $answer . curl_error($curl) . PHP_EOL);
    return json_decode($answer, true);
}`;

const lastLines = `$answer = curl_exec($curl);
echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $answer, curl_error($curl), PHP_EOL;`;

function printCall(call: NumberedCall): string {
  const lines = call.heading ? [`// ${call.heading}`] : [];
  if (call.isLast) {
    lines.push(`$curl = curl_init(${text(call.url)});`, `curl_setopt_array($curl, ${optionsOf(call)});`, lastLines);
    return lines.join('\n');
  }
  const answer = `$answer${call.number}`;
  lines.push(`${call.captures.length > 0 ? `${answer} = ` : ''}send(${text(call.url)}, ${optionsOf(call)});`);
  lines.push(...call.captures.map((capture) => `${variable(capture.variable)} = ${answer}${access(capture)};`));
  return lines.join('\n');
}

function optionsOf({ method, headers, body }: NumberedCall): string {
  const written = headers.map(([name, value]) => `        ${text(value === '' ? `${name};` : `${name}: ${value}`)},`);
  return [
    '[',
    method === 'HEAD' ? '    CURLOPT_NOBODY => true,' : `    CURLOPT_CUSTOMREQUEST => ${quote(method)},`,
    ...(written.length > 0 ? ['    CURLOPT_HTTPHEADER => [', ...written, '    ],'] : []),
    ...(body ? [`    CURLOPT_POSTFIELDS => ${bodyOf(body)},`] : []),
    '    CURLOPT_RETURNTRANSFER => true,',
    ']',
  ].join('\n');
}

function bodyOf(body: PlainBody): string {
  if (body.kind === 'text') return text(body.text);
  if (body.kind === 'json') return `json_encode(${nativeJson(body.value, json, '    ')})`;
  return ['[', ...body.parts.map((part) => `        ${quote(part.name)} => ${partOf(part)},`), '    ]'].join('\n');
}

function partOf(part: FormPart): string {
  if ('value' in part) return text(part.value);
  return `new CURLFile(${quote(part.fileName)}, ${quote(part.type)}, ${quote(part.fileName)})`;
}

function access({ path }: Capture): string {
  return path.map((key) => `[${typeof key === 'string' ? quote(key) : key}]`).join('');
}

const json: NativeJson = {
  indent: '    ',
  words: { true: 'true', false: 'false', null: 'null' },
  text: (value) => text(value),
  field: (name, value) => `${quote(name)} => ${value}`,
  emptyObject: 'new stdClass()',
  // Names that are numbers would make a list of it.
  brackets: (names) => (names.every((name) => /^\d+$/.test(name)) ? ['(object) [', ']'] : ['[', ']']),
};

function variable(name: string): string {
  return `$${camelCase(name)}`;
}

function text(value: string): string {
  return joined(value, quote, variable, ' . ');
}

/** In single quotes where nothing has to be escaped but themselves, as most PHP is written. */
function quote(value: string): string {
  if (/^[^\\\p{Cc}\p{Cf}\p{Co}\u2028\u2029]*$/u.test(value)) return `'${value.replaceAll("'", "\\'")}'`;
  return doubleQuoted(value, { escape: bracedEscape, special: /\$/g });
}
