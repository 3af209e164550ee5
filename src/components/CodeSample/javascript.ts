import type { CallRequest } from '../../sandbox-client/types';
import { headersOf } from './curl';

/** The same call with fetch, as it runs in Node 20 and in browsers. */
export function toJavaScript(request: CallRequest, baseUrl: string): string {
  const lines = [
    `const response = await fetch(${quote(baseUrl + request.path)}, {`,
    `  method: ${quote(request.method)},`,
    '  headers: {',
  ];
  for (const [name, value] of Object.entries(headersOf(request))) lines.push(`    ${property(name)}: ${quote(value)},`);
  lines.push('  },');
  if (request.body !== undefined) lines.push(`  body: JSON.stringify(${indent(literal(request.body))}),`);
  lines.push(
    '});',
    request.method === 'DELETE' ? 'console.log(response.status);' : 'const answer = await response.json();',
  );
  return lines.join('\n');
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/"([A-Za-z_$][\w$]*)":/g, '$1:');
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
