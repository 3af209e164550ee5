/** Requests on their way from Node's HTTP server to the sandbox, and the answers to those that cannot go there. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { reportFault } from '../../ledger/report-fault';
import type { PlainAnswer } from '../../server/broken';
import type { Home } from '../../server/home';
import { hostnameOf } from '../../server/hosts';
import type { Caller, CallerOf } from '../../server/proxies';
import { newUuid } from '../engine/ids';
import type { Refusal, Reply } from '../engine/reply';
import { refuseWith, toResponse } from '../http/answer';
import type { Sandbox } from '../http/app';
import type { Asked, AskedHeaders } from '../http/asked';
import type { ByteSource } from '../http/bytes';
import { refusals } from '../http/errors';
import { ConnectionCut } from '../http/fate';
import { routeOf } from '../http/routes';
import { jsonOfAnswer } from '../storage/json';

const refuse = (refusal: Refusal): Reply => refuseWith(newUuid(), [refusal]);

/** A refusal in the API's form, for whoever writes it to the connection. */
export function plainRefusal(status: number, message: string): PlainAnswer {
  const { headers, body } = refuse(refusals.unreadable(status, message));
  return { headers, body: JSON.stringify(body) };
}

/** A client that is still sending after its answer is listened to for so long. */
const farewellMs = 500;

function send(response: ServerResponse, { status, headers, body, bytes }: Reply): void {
  const { req: request } = response;
  if (!request.complete)
    response.once('finish', () => setTimeout(() => request.complete || request.destroy(), farewellMs).unref());
  if (body === null) {
    const { 'content-type': _, ...others } = headers;
    response.writeHead(status, others).end();
    return;
  }
  const sent = bytes ?? jsonOfAnswer(body);
  const length = typeof sent === 'string' ? Buffer.byteLength(sent) : sent.length;
  response.writeHead(status, { ...headers, 'content-length': length });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

/** @param name in small letters */
function isGivenTwice(rawHeaders: readonly string[], name: string): boolean {
  let given = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const header = rawHeaders[index] as string;
    if (header.length === name.length && header.toLowerCase() === name) given += 1;
  }
  return given > 1;
}

/** Whom the request is meant for: the host of an absolute target goes before the header (RFC 9112, section 3.2.2). */
function wantedHost({ url = '', headers, rawHeaders, httpVersion }: IncomingMessage): string | undefined {
  const [, target] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (isGivenTwice(rawHeaders, 'host')) return undefined;
  // HTTP/1.0 knows no `Host`. No browser speaks it, so there is nothing to guard against.
  return target ?? headers.host ?? (httpVersion === '1.0' ? 'localhost' : undefined);
}

interface Host {
  readonly hostname: string;
  /** With its port, as addresses have it. */
  readonly host: string;
}

/** The host that was named last: nearly every request names the same. */
let last: { readonly header: string; readonly found: Host | undefined } = { header: '', found: undefined };

function hostOf(header: string): Host | undefined {
  if (header === last.header) return last.found;
  const hostname = hostnameOf(header);
  const found = hostname === undefined ? undefined : { hostname, host: new URL(`http://${header}`).host };
  last = { header, found };
  return found;
}

/** Prepares the request for the sandbox, or says why it is refused. */
function admit(request: IncomingMessage, home: Home, caller: Caller | undefined): Refusal | undefined {
  const host = caller?.host ?? wantedHost(request);
  const found = host === undefined ? undefined : hostOf(host);
  if (found === undefined)
    return refusals.unreadable(
      400,
      'Send one Host header with the name and port of this server, such as localhost:4010.',
    );
  if (!home.answersTo(found.hostname)) return refusals.foreignHost(found.hostname);
  request.headers.host = found.host;
  if (request.url === '*') request.url = '/';
  return undefined;
}

function explainFailure(error: unknown): Response {
  const isBroken = error instanceof RequestError;
  if (!isBroken && !(error instanceof ConnectionCut)) reportFault('A request failed on its way to the sandbox:', error);
  return toResponse(
    refuse(isBroken ? refusals.unreadable(400, `The request cannot be read: ${error.message}.`) : refusals.internal()),
  );
}

/** Node's own stream is many times as quick as one of the web's around it. */
function sourceOf(incoming: IncomingMessage): ByteSource {
  return (most, mostDropped) =>
    new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      let length = 0;
      const done = () => resolve({ bytes: Buffer.concat(parts).subarray(0, most), tooMany: length > most });
      const take = (part: Buffer) => {
        if (length <= most) parts.push(part);
        length += part.length;
        if (length <= most + mostDropped) return;
        incoming.off('data', take).pause();
        done();
      };
      incoming.on('data', take).once('end', done).once('error', reject);
    });
}

/** Node's headers as the web has them, where none was sent twice. */
function headersOf({ headers }: IncomingMessage): AskedHeaders {
  return {
    get: (name) => (headers[name.toLowerCase()] as string | undefined) ?? null,
    [Symbol.iterator]: () => Object.entries(headers as Record<string, string>)[Symbol.iterator](),
  };
}

/** A path and a query that are the same however they are read. */
const plainTarget = /^(\/[\w/~-]*(?:\.[\w/~-]+)*)(\?[\w.~=&,:[\]-]*)?$/;

/** A request in the usual form, which needs none of the web's requests around it; undefined for all others. */
function askedOf(request: IncomingMessage, scheme: string): Asked | undefined {
  const { method = '', url = '', headers, rawHeaders } = request;
  const [, pathname, search = ''] = plainTarget.exec(url) ?? [];
  if (pathname === undefined) return undefined;
  if (Object.keys(headers).length * 2 !== rawHeaders.length) return undefined;
  return {
    method,
    url: `${scheme}://${headers.host}${url}`,
    pathname,
    search,
    headers: headersOf(request),
    source: sourceOf(request),
  };
}

/** What answers requests, once there is one. */
export type Answering = Pick<Sandbox, 'fetch' | 'answer'>;

/** Listens for requests, checks whom they are meant for, and lets the sandbox answer. */
export function createRequestListener(sandbox: Answering, home: Home, callerOf?: CallerOf): RequestListener {
  const callers = new WeakMap<IncomingMessage, Caller>();
  const answer = getRequestListener(
    async (request, { incoming }) => {
      const asked = incoming as IncomingMessage;
      return sandbox.fetch(request, sourceOf(asked), callers.get(asked)?.from).catch((error: unknown) => {
        if (error instanceof ConnectionCut) asked.destroy();
        throw error;
      });
    },
    { errorHandler: explainFailure },
  );
  return (request, response) => {
    const caller = callerOf?.(request);
    const refusal = admit(request, home, caller);
    if (refusal) {
      send(response, refuse(refusal));
      return;
    }
    if (caller) callers.set(request, caller);
    const asked = askedOf(request, caller?.scheme ?? 'http');
    // What is not answered from here is told in the address itself, which goes before the connection.
    if (caller?.scheme === 'https' && request.url?.startsWith('/'))
      request.url = `https://${request.headers.host}${request.url}`;
    const route = asked && routeOf(asked);
    const answered =
      asked && route?.operation
        ? sandbox.answer(asked, route, caller?.from).then((reply) => send(response, reply))
        : Promise.resolve(answer(request, response));
    answered.catch((error: Error) => {
      if (!(error instanceof ConnectionCut)) reportFault('An answer could not be sent:', error);
      response.destroy();
    });
  };
}
