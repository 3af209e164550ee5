import { named } from './filled';
import { camelCase } from './marks';
import type { PlainBody } from './plain-call';
import { doubleQuoted, indented, joined, jsonText } from './quoting';
import { commentLines, hasCaptures, hasForm, type NumberedCall, numberedCalls } from './shape';
import type { FormPart, SampleProgram } from './types';

/** The program for Java 15 and newer with its standard library alone; `java Sample.java` runs it. */
export function toJava(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  const lines = [
    ...placeholders.map(({ name, value }) => `String ${camelCase(name)} = ${quote(value)};`),
    'HttpClient client = HttpClient.newHttpClient();',
    calls.map(printCall).join('\n\n'),
  ];
  return [
    ...commentLines(notes, '//'),
    ...(hasForm(program) ? ['import java.io.ByteArrayOutputStream;'] : []),
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    ...(hasForm(program)
      ? ['import java.nio.file.Files;', 'import java.nio.file.Path;', 'import java.util.UUID;']
      : []),
    ...(hasCaptures(program) ? ['import java.util.regex.Pattern;'] : []),
    '',
    'public class Sample {',
    '    public static void main(String[] args) throws Exception {',
    `        ${indented(lines.join('\n'), '        ')}`.replace(/^ +$/gm, ''),
    '    }',
    ...(calls.length > 1 ? [sender] : []),
    ...(hasCaptures(program) ? [finder] : []),
    '}',
  ].join('\n');
}

const sender = `
    static String send(HttpClient client, HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() > 299) throw new Exception(response.statusCode() + " " + response.body());
        return response.body();
    }`;

const finder = `
    static String find(String answer, String field, int before) {
        Pattern pattern = Pattern.compile("\\"" + field + "\\"\\\\s*:\\\\s*\\"([^\\"]*)\\"");
        return pattern.matcher(answer).results().skip(before).findFirst().orElseThrow().group(1);
    }`;

function printCall(call: NumberedCall): string {
  const { captures, number, isLast, heading, body } = call;
  const lines = heading ? [`// ${heading}`] : [];
  const [request, form] = [isLast ? 'request' : `request${number}`, `form${number}`];
  if (body?.kind === 'form') lines.push(...formLines(form, `boundary${number}`, body.parts));
  lines.push(`HttpRequest ${request} = ${requestOf(call, form)};`);
  if (isLast)
    lines.push(
      'HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());',
      'System.out.println(response.statusCode() + " " + response.body());',
    );
  else lines.push(`${captures.length > 0 ? `String answer${number} = ` : ''}send(client, ${request});`);
  for (const { variable, path, before } of captures)
    lines.push(`String ${camelCase(variable)} = find(answer${number}, ${quote(String(path.at(-1)))}, ${before});`);
  return lines.join('\n');
}

function requestOf({ url, method, headers, body, number }: NumberedCall, form: string): string {
  const written = headers.map(([name, value]) => `    .header(${quote(name)}, ${text(value)})`);
  if (body?.kind === 'form')
    written.push(`    .header("Content-Type", "multipart/form-data; boundary=" + boundary${number})`);
  return [
    `HttpRequest.newBuilder(URI.create(${text(url)}))`,
    ...written,
    `    .method(${quote(method)}, HttpRequest.BodyPublishers.${bodyOf(body, form)})`,
    '    .build()',
  ].join('\n');
}

function bodyOf(body: PlainBody | undefined, form: string): string {
  if (!body) return 'noBody()';
  if (body.kind === 'form') return `ofByteArray(${form}.toByteArray())`;
  return `ofString(${body.kind === 'text' ? text(body.text) : textBlock(jsonText(body.value))})`;
}

function formLines(form: string, boundary: string, parts: readonly FormPart[]): string[] {
  const lines = [
    `String ${boundary} = UUID.randomUUID().toString();`,
    `ByteArrayOutputStream ${form} = new ByteArrayOutputStream();`,
  ];
  const write = (expression: string) => lines.push(`${form}.write((${expression}).getBytes("UTF-8"));`);
  for (const part of parts) {
    const name = `Content-Disposition: form-data; name="${part.name}"`;
    const head = 'value' in part ? name : `${name}; filename="${part.fileName}"\r\nContent-Type: ${part.type}`;
    const start = `"--" + ${boundary} + ${quote(`\r\n${head}\r\n\r\n`)}`;
    write('value' in part ? `${start} + ${text(part.value)}` : start);
    if ('fileName' in part) lines.push(`${form}.write(Files.readAllBytes(Path.of(${quote(part.fileName)})));`);
    write('"\\r\\n"');
  }
  write(`"--" + ${boundary} + "--\\r\\n"`);
  return lines;
}

/** JSON between triple quotes. Older compilers read sources in the machine's own character set, so it is all ASCII. */
function textBlock(json: string): string {
  const { text: plain, pairs } = named(json);
  const inner = ascii(plain.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""'));
  const block = `"""\n        ${indented(inner, '        ')}"""`;
  return pairs.reduce((code, { name, braced }) => `${code}.replace(${quote(braced)}, ${name})`, block);
}

function ascii(value: string): string {
  return value.replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function text(value: string): string {
  return joined(value, quote, camelCase);
}

function quote(value: string): string {
  return ascii(doubleQuoted(value, { escape: (code) => (code < 0x80 ? octal(code) : String.fromCodePoint(code)) }));
}

/** Java reads `\u000a` as a line feed in the source, before it sees a text. */
function octal(code: number): string {
  return `\\${code.toString(8).padStart(3, '0')}`;
}
