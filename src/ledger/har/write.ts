/** Writes exchanges as an HTTP archive (HAR 1.2), as `readHar` and other tools read it. */
import type { Exchange } from '../types';

type Named = { name: string; value: string };

const asList = (headers: Readonly<Record<string, string>>): Named[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const hasBody = (body: unknown) => body !== null && body !== undefined && JSON.stringify(body) !== '{}';

function request({ method, path, requestHeaders, requestBody, origin }: Exchange, baseUrl: string) {
  const url = new URL(path, baseUrl);
  const text = hasBody(requestBody) ? JSON.stringify(requestBody) : undefined;
  // What the ledger says of the sender; a connector sends no such header.
  const named: Record<string, string> =
    origin === 'connector' || origin === 'unknown' ? {} : { 'Sandbox-Origin': origin };
  return {
    method,
    url: url.href,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: asList({ ...requestHeaders, ...named }),
    queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
    headersSize: -1,
    bodySize: text === undefined ? 0 : text.length,
    ...(text !== undefined && { postData: { mimeType: 'application/json', text } }),
  };
}

function response({ status: told, requestId, responseHeaders, responseBody: body, fault }: Exchange) {
  // As whoever called saw it: where a fault took the answer away, there was none.
  const isLost = fault?.isAnswered === false;
  const [status, responseBody] = isLost ? [0, null] : [told, body];
  const text = responseBody === null || responseBody === undefined ? '' : JSON.stringify(responseBody);
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: asList({ 'x-dr-requestid': requestId, ...responseHeaders }),
    content: { size: text.length, mimeType: 'application/json', text },
    redirectURL: '',
    headersSize: -1,
    bodySize: text.length,
  };
}

/**
 * @param exchanges as the ledger keeps them: without card data, secrets and keys
 * @param baseUrl the address that the calls went to, or would go to
 */
export function writeHar(exchanges: readonly Exchange[], baseUrl: string): string {
  const entries = exchanges.map((exchange) => ({
    startedDateTime: exchange.time,
    time: exchange.durationMs,
    request: request(exchange, baseUrl),
    response: response(exchange),
    cache: {},
    timings: { send: 0, wait: exchange.durationMs, receive: 0 },
  }));
  const creator = { name: 'Connector Standards', version: '1' };
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`;
}
