import { named } from './filled';
import { camelCase } from './marks';
import type { PlainBody } from './plain-call';
import { doubleQuoted, indented, joined, jsonText, longEscape } from './quoting';
import { commentLines, hasCaptures, hasForm, type NumberedCall, numberedCalls } from './shape';
import type { FormPart, SampleProgram } from './types';

/** The program for C# 6 and newer, as the `Program.cs` of a console project, without packages. */
export function toCSharp(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  const lines = [
    ...placeholders.map(({ name, value }) => `var ${camelCase(name)} = ${quote(value)};`),
    'var client = new HttpClient();',
    calls.map(printCall).join('\n\n'),
  ];
  return [
    ...commentLines(notes, '//'),
    'using System;',
    ...(hasForm(program) ? ['using System.IO;'] : []),
    'using System.Net.Http;',
    'using System.Net.Http.Headers;',
    'using System.Text;',
    ...(hasCaptures(program) ? ['using System.Text.RegularExpressions;'] : []),
    'using System.Threading.Tasks;',
    '',
    'class Sample',
    '{',
    '    static void Main() => Run().GetAwaiter().GetResult();',
    '',
    '    static async Task Run()',
    '    {',
    lines.map((line) => spread(line)).join('\n'),
    '    }',
    ...(calls.length > 1 ? [sender] : []),
    ...(hasCaptures(program) ? [finder] : []),
    '}',
  ].join('\n');
}

const sender = `
    static async Task<string> Send(HttpClient client, HttpRequestMessage request)
    {
        var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new Exception((int)response.StatusCode + " " + answer);
        return answer;
    }`;

const finder = `
    static string Find(string answer, string field, int before)
    {
        return Regex.Matches(answer, "\\"" + field + "\\"\\\\s*:\\\\s*\\"([^\\"]*)\\"")[before].Groups[1].Value;
    }`;

function printCall(call: NumberedCall): string {
  const { captures, number, isLast, heading, url, method } = call;
  const lines = heading ? [`// ${heading}`] : [];
  const request = isLast ? 'request' : `request${number}`;
  lines.push(`var ${request} = new HttpRequestMessage(new HttpMethod(${quote(method)}), ${text(url)});`);
  lines.push(...contentLines(call, request));
  if (isLast)
    lines.push(
      'var response = await client.SendAsync(request);',
      'Console.WriteLine((int)response.StatusCode + " " + await response.Content.ReadAsStringAsync());',
    );
  else lines.push(`${captures.length > 0 ? `var answer${number} = ` : ''}await Send(client, ${request});`);
  for (const { variable, path, before } of captures)
    lines.push(`var ${camelCase(variable)} = Find(answer${number}, ${quote(String(path.at(-1)))}, ${before});`);
  return lines.join('\n');
}

/** The type belongs to the content; the client takes it nowhere else. */
function contentLines({ headers, body, number }: NumberedCall, request: string): string[] {
  const isType = ([name]: readonly [string, string]) => name.toLowerCase() === 'content-type';
  const type = headers.find(isType)?.[1];
  const others = headers.filter((header) => !isType(header));
  const lines = others.map(
    ([name, value]) => `${request}.Headers.TryAddWithoutValidation(${quote(name)}, ${text(value)});`,
  );
  if (body?.kind === 'form')
    return [...lines, ...formLines(`form${number}`, body.parts), `${request}.Content = form${number};`];
  if (!body) return lines;
  lines.push(`${request}.Content = new StringContent(${bodyOf(body)}, Encoding.UTF8);`);
  if (type !== undefined)
    lines.push(`${request}.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(${text(type)});`);
  return lines;
}

function bodyOf(body: Exclude<PlainBody, { kind: 'form' }>): string {
  return body.kind === 'text' ? text(body.text) : verbatim(jsonText(body.value));
}

function formLines(form: string, parts: readonly FormPart[]): string[] {
  const lines = [`var ${form} = new MultipartFormDataContent();`];
  parts.forEach((part, index) => {
    if ('value' in part) {
      lines.push(`${form}.Add(new StringContent(${text(part.value)}), ${quote(part.name)});`);
      return;
    }
    const file = `file${index + 1}`;
    lines.push(
      `var ${file} = new StreamContent(File.OpenRead(${quote(part.fileName)}));`,
      `${file}.Headers.ContentType = MediaTypeHeaderValue.Parse(${quote(part.type)});`,
      `${form}.Add(${file}, ${quote(part.name)}, ${quote(part.fileName)});`,
    );
  });
  return lines;
}

/** JSON as a text of several lines, in which a quotation mark is written twice. */
function verbatim(json: string): string {
  const { text: plain, pairs } = named(json);
  const block = `@"${plain.replaceAll('"', '""')}"`;
  return pairs.reduce((code, { name, braced }) => `${code}.Replace(${quote(braced)}, ${name})`, block);
}

/** Every line of the program a step in. JSON bears the spaces, and looks as if it stood there. */
function spread(code: string): string {
  return `        ${indented(code, '        ')}`.replace(/^ +$/gm, '');
}

function text(value: string): string {
  return joined(value, quote, camelCase);
}

function quote(value: string): string {
  return doubleQuoted(value, { escape: longEscape });
}
