/**
 * Requests from the local server to endpoints. Node's own client, not its `fetch`: that refuses some ports on which connectors
 * listen, and says less about why a connection failed. Any address may be called: the server is on the connector's machine.
 */
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { productVersion } from '../../generated/contract/operations';
import type { Outgoing, Sender, Sent } from '../deliveries/sender';

/** Bytes of an answer that are read: a message that says what was wrong has room in it. */
const mostBytes = 16_384;

const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody listens there.',
  ECONNRESET: 'The connection was cut before an answer came.',
  EPIPE: 'The connection was cut before an answer came.',
  ENOTFOUND: 'There is no such host.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ETIMEDOUT: 'The host does not answer.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network cannot be reached.',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as { code?: string; message: string };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `The certificate is not trusted (${code}).`;
  if (code.startsWith('HPE_')) return `The answer is no HTTP (${code}).`;
  return `${causes[code] ?? message} (${code || 'no code'})`;
}

function begin({ url, headers, body }: Outgoing): ClientRequest {
  const request = url.toLowerCase().startsWith('https:') ? secureRequest : plainRequest;
  // A connection that is used again may have been closed by the other side meanwhile.
  return request(url, {
    method: 'POST',
    agent: false,
    headers: {
      'User-Agent': `connector-standards-sandbox/${productVersion}`,
      ...headers,
      'Content-Length': String(body.length),
    },
  });
}

/** What was answered so far is enough where the rest does not come in time. */
function readText(response: IncomingMessage, done: (text: string) => void): void {
  const parts: Buffer[] = [];
  let length = 0;
  const end = () => done(Buffer.concat(parts).subarray(0, mostBytes).toString('utf8'));
  response.on('data', (part: Buffer) => {
    parts.push(part);
    length += part.length;
    if (length >= mostBytes) response.destroy();
  });
  response.once('close', end);
  response.on('error', () => undefined);
}

/** An answer counts once its status is there; its text is read as far as it comes in time. */
const sendOverHttp: Sender = (outgoing, { withinMs, signal }) =>
  new Promise<Sent>((resolve) => {
    const startedAt = performance.now();
    const unreachable = (reason: string) => resolve({ failure: 'unreachable', reason });
    let request: ClientRequest;
    let answered: IncomingMessage | undefined;
    try {
      request = begin(outgoing);
    } catch (error) {
      unreachable(`The address cannot be called: ${(error as Error).message}.`);
      return;
    }
    const stop = () => request.destroy();
    const timer = setTimeout(() => {
      if (!answered) resolve({ failure: 'timeout', reason: `No answer within ${withinMs} ms.` });
      stop();
    }, withinMs);
    signal.addEventListener('abort', stop, { once: true });
    request.once('response', (response) => {
      answered = response;
      const afterMs = performance.now() - startedAt;
      readText(response, (text) => resolve({ status: response.statusCode ?? 0, text, afterMs }));
    });
    request.on('error', (error) => answered ?? unreachable(reasonOf(error)));
    request.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (!answered) unreachable('The connection was cut before an answer came.');
    });
    request.end(outgoing.body);
  });

export function createHttpSender(): Sender {
  return sendOverHttp;
}
