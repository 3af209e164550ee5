/**
 * Requests from the local server to endpoints. Node's own client, not its `fetch`: that refuses some ports on which connectors
 * listen, and says less about why a connection failed. A server on a connector's machine may call any address; one that many
 * teams share calls those of the public internet only.
 */

import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { productVersion } from '../../generated/product-version';
import type { Outgoing, Sender, Sent } from '../deliveries/sender';
import { ClosedAddress, checkHost, lookupPublic, type Resolve } from './public-addresses';
import { type Room, Slots } from './slots';

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
  if (error instanceof ClosedAddress) return error.message;
  const { code = '', message } = error as { code?: string; message: string };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `The certificate is not trusted (${code}).`;
  if (code.startsWith('HPE_')) return `The answer is no HTTP (${code}).`;
  return `${causes[code] ?? message} (${code || 'no code'})`;
}

function begin({ url, headers, body }: Outgoing, lookup: LookupFunction | undefined): ClientRequest {
  if (lookup) checkHost(new URL(url));
  const request = url.toLowerCase().startsWith('https:') ? secureRequest : plainRequest;
  // A connection that is used again may have been closed by the other side meanwhile.
  return request(url, {
    method: 'POST',
    agent: false,
    ...(lookup && { lookup }),
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
const sendOver = (
  lookup: LookupFunction | undefined,
  outgoing: Outgoing,
  { withinMs, signal }: Parameters<Sender>[1],
) =>
  new Promise<Sent>((resolve) => {
    const startedAt = performance.now();
    const unreachable = (reason: string) => resolve({ failure: 'unreachable', reason });
    let request: ClientRequest;
    let answered: IncomingMessage | undefined;
    try {
      request = begin(outgoing, lookup);
    } catch (error) {
      const { message } = error as Error;
      unreachable(error instanceof ClosedAddress ? message : `The address cannot be called: ${message}.`);
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

interface HttpSenderOptions {
  /** `public`: addresses of the public internet only, also when a name changes what it means. Any when absent. */
  readonly reach?: 'any' | 'public';
  /** Looks names up; the system's resolver when absent. */
  readonly resolve?: Resolve;
  readonly room?: Room;
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : url);
const wasSilent = (sent: Sent) => 'failure' in sent && sent.failure === 'timeout';

/** The time that an endpoint has begins when there is room for its request. */
export function createHttpSender({ reach = 'any', resolve, room }: HttpSenderOptions = {}): Sender {
  const slots = new Slots(room);
  const lookup = reach === 'public' ? lookupPublic(resolve) : undefined;
  return (outgoing, limits) => slots.run(originOf(outgoing.url), () => sendOver(lookup, outgoing, limits), wasSilent);
}
