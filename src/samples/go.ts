import { named } from './filled';
import { camelCase } from './marks';
import type { PlainBody } from './plain-call';
import { doubleQuoted, indented, joined, jsonText, longEscape } from './quoting';
import { commentLines, hasCaptures, hasForm, type NumberedCall, numberedCalls } from './shape';
import type { FormPart, SampleProgram } from './types';

/** The program for Go with its standard library alone; `go run sample.go` runs it. */
export function toGo(program: SampleProgram): string {
  const calls = numberedCalls(program);
  const { notes, placeholders = [] } = program;
  const main = [
    ...placeholders.map(({ name, value }) => `${camelCase(name)} := ${quote(value)}`),
    calls.map(printCall).join('\n\n'),
  ];
  const functions = [
    caller,
    ...(calls.length > 1 ? [sender] : []),
    ...(hasCaptures(program) ? [finder] : []),
    ...(hasForm(program) ? [checker] : []),
  ];
  const body = ['func main() {', `\t${indented(main.join('\n'), '\t')}`.replace(/^\t+$/gm, ''), '}', '', ...functions];
  return [
    ...commentLines(notes, '//'),
    'package main',
    '',
    'import (',
    ...importsOf(body.join('\n')).map((name) => `\t"${name}"`),
    ')',
    '',
    body.join('\n').trimEnd(),
  ].join('\n');
}

const packages = ['bytes', 'fmt', 'io', 'mime/multipart', 'net/http', 'net/textproto', 'os', 'regexp', 'strings'];

/** Go refuses a program that imports what it does not use. */
function importsOf(code: string): string[] {
  // What stands in texts is no use of a package.
  const bare = code.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '');
  return packages.filter((name) => new RegExp(`\\b${name.split('/').at(-1)}\\.`).test(bare));
}

const caller = `func call(request *http.Request) (int, string) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	return response.StatusCode, string(answer)
}
`;

const sender = `func send(request *http.Request) string {
	status, answer := call(request)
	if status > 299 {
		panic(fmt.Sprint(status, " ", answer))
	}
	return answer
}
`;

const finder = `func find(answer string, field string, before int) string {
	pattern := regexp.MustCompile("\\"" + field + "\\"\\\\s*:\\\\s*\\"([^\\"]*)\\"")
	return pattern.FindAllStringSubmatch(answer, -1)[before][1]
}
`;

const checker = `func check(err error) {
	if err != nil {
		panic(err)
	}
}
`;

function printCall(call: NumberedCall): string {
  const { captures, number, isLast, heading, url, method, headers, body } = call;
  const lines = heading ? [`// ${heading}`] : [];
  const [request, form] = [isLast ? 'request' : `request${number}`, `form${number}`];
  if (body?.kind === 'form') lines.push(...formLines(form, body.parts));
  lines.push(
    `${request}, err := http.NewRequest(${quote(method)}, ${text(url)}, ${bodyOf(body, form)})`,
    'if err != nil {',
    '\tpanic(err)',
    '}',
    ...headers.map(([name, value]) => `${request}.Header.Set(${quote(name)}, ${text(value)})`),
  );
  if (body?.kind === 'form') lines.push(`${request}.Header.Set("Content-Type", writer${number}.FormDataContentType())`);
  if (isLast) lines.push('fmt.Println(call(request))');
  else lines.push(`${captures.length > 0 ? `answer${number} := ` : ''}send(${request})`);
  for (const { variable, path, before } of captures)
    lines.push(`${camelCase(variable)} := find(answer${number}, ${quote(String(path.at(-1)))}, ${before})`);
  return lines.join('\n');
}

function bodyOf(body: PlainBody | undefined, form: string): string {
  if (!body) return 'nil';
  if (body.kind === 'form') return `&${form}`;
  return `strings.NewReader(${body.kind === 'text' ? text(body.text) : raw(jsonText(body.value))})`;
}

function formLines(form: string, parts: readonly FormPart[]): string[] {
  const writer = form.replace('form', 'writer');
  const lines = [`var ${form} bytes.Buffer`, `${writer} := multipart.NewWriter(&${form})`];
  parts.forEach((part, index) => {
    if ('value' in part) {
      lines.push(`check(${writer}.WriteField(${quote(part.name)}, ${text(part.value)}))`);
      return;
    }
    const [header, target, file] = [`header${index + 1}`, `part${index + 1}`, `file${index + 1}`];
    const disposition = `form-data; name="${part.name}"; filename="${part.fileName}"`;
    lines.push(
      `${header} := textproto.MIMEHeader{"Content-Disposition": {${quote(disposition)}}, "Content-Type": {${quote(part.type)}}}`,
      `${target}, err := ${writer}.CreatePart(${header})`,
      'check(err)',
      `${file}, err := os.ReadFile(${quote(part.fileName)})`,
      'check(err)',
      `_, err = ${target}.Write(${file})`,
      'check(err)',
    );
  });
  return [...lines, `check(${writer}.Close())`];
}

/** JSON between backticks; in double quotes where it holds one itself. */
function raw(json: string): string {
  const { text: plain, pairs } = named(json);
  const block = plain.includes('`') ? quote(plain) : `\`${plain}\``;
  if (pairs.length === 0) return block;
  return `strings.NewReplacer(${pairs.map(({ name, braced }) => `${quote(braced)}, ${name}`).join(', ')}).Replace(${block})`;
}

function text(value: string): string {
  return joined(value, quote, camelCase);
}

function quote(value: string): string {
  return doubleQuoted(value, { escape: longEscape });
}
