import type { CallRequest } from '../../sandbox-client/types';
import { headersOf } from './headers';

/** The same call with fetch, as it runs in Node 20 and in browsers. */
export function toJavaScript(request: CallRequest, baseUrl: string): string {
  const method = request.method.toUpperCase();
  const lines = [
    `const response = await fetch(${quote(baseUrl + request.path)}, {`,
    `  method: ${quote(method)},`,
    '  headers: {',
  ];
  for (const [name, value] of Object.entries(headersOf(request)))
    lines.push(`    ${property(name)}: ${quote(bytesOf(value))},`);
  lines.push('  },');
  // fetch refuses to send a body with these, and the API takes none.
  if (request.body !== undefined && method !== 'GET' && method !== 'HEAD')
    lines.push(`  body: ${bodyOf(request.body)},`);
  lines.push(
    '});',
    hasAnswer(method, request.path) ? 'const answer = await response.json();' : 'console.log(response.status);',
  );
  return lines.join('\n');
}

function hasAnswer(method: string, path: string): boolean {
  return method !== 'DELETE' && method !== 'HEAD' && path !== '/_sandbox/reset';
}

function bodyOf(body: unknown): string {
  return typeof body === 'string' ? quote(body) : `JSON.stringify(${indent(literal(body))})`;
}

/** JSON whose names stand without quotes where they can. Set by a plain name, `__proto__` would be no field. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^( *)("(?:[^"\\]|\\.)*"):/gm, (_, space: string, name: string) => {
    return `${space}${property(JSON.parse(name) as string)}:`;
  });
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function property(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** A header holds one character for each byte, and fetch refuses others. */
function bytesOf(value: string): string {
  if (/^[\0-\xff]*$/.test(value)) return value;
  return Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('');
}

/** A text in single quotes. What cannot be seen is written as an escape. */
function quote(text: string): string {
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replace(/[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/gu, escapeOf);
  return `'${inner}'`;
}

function escapeOf(found: string): string {
  const code = found.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
