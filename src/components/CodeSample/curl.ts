import { keyValue } from '../../sandbox-client/client';
import type { CallRequest } from '../../sandbox-client/types';

/** A command that a POSIX shell can run as it stands. */
export function toCurl(request: CallRequest, baseUrl: string): string {
  const method = request.method.toUpperCase();
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${shellQuote(baseUrl + request.path)}`,
    ...Object.entries(headersOf(request)).map(([name, value]) => `-H ${shellQuote(`${name}: ${value}`)}`),
  ];
  if (request.body !== undefined) parts.push(`-d ${shellQuote(bodyText(request.body))}`);
  return parts.join(' \\\n  ');
}

/** Single quotes keep everything literal but the single quote itself. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The headers a call needs, in the order one reads them. */
export function headersOf({ body, headers = {}, key = 'secret' }: CallRequest): Record<string, string> {
  return {
    ...(key === 'none' ? {} : { Authorization: `Bearer ${keyValue(key)}` }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  };
}

function bodyText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}
