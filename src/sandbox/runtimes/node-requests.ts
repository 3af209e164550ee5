/** Requests on their way from Node's HTTP server to the sandbox, and the answers to those that cannot go there. */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { reportFault } from '../../ledger/report-fault';
import type { PlainAnswer } from '../../server/broken';
import type { Home } from '../../server/home';
import { hostnameOf } from '../../server/hosts';
import { newUuid } from '../engine/ids';
import type { Refusal, Reply } from '../engine/reply';
import { refuseWith, toResponse } from '../http/answer';
import type { Sandbox } from '../http/app';
import type { ByteSource } from '../http/body';
import { refusals } from '../http/errors';

const refuse = (refusal: Refusal): Reply => refuseWith(newUuid(), [refusal]);

/** A refusal in the API's form, for whoever writes it to the connection. */
export function plainRefusal(status: number, message: string): PlainAnswer {
  const { headers, body } = refuse(refusals.unreadable(status, message));
  return { headers, body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** Whom the request is meant for: the host of an absolute target goes before the header (RFC 9112, section 3.2.2). */
function wantedHost({ url = '', headers, rawHeaders, httpVersion }: IncomingMessage): string | undefined {
  const [, target] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  const given = rawHeaders.filter((_, index) => index % 2 === 0).filter((name) => name.toLowerCase() === 'host').length;
  if (given > 1) return undefined;
  // HTTP/1.0 knows no `Host`. No browser speaks it, so there is nothing to guard against.
  return target ?? headers.host ?? (httpVersion === '1.0' ? 'localhost' : undefined);
}

/** Prepares the request for the sandbox, or says why it is refused. */
function admit(request: IncomingMessage, home: Home): Refusal | undefined {
  const host = wantedHost(request);
  const hostname = host === undefined ? undefined : hostnameOf(host);
  if (host === undefined || hostname === undefined)
    return refusals.unreadable(
      400,
      'Send one Host header with the name and port of this server, such as localhost:4010.',
    );
  if (!home.answersTo(hostname)) return refusals.foreignHost(hostname);
  request.headers.host = new URL(`http://${host}`).host;
  if (request.url === '*') request.url = '/';
  return undefined;
}

function explainFailure(error: unknown): Response {
  const isBroken = error instanceof RequestError;
  if (!isBroken) reportFault('A request failed on its way to the sandbox:', error);
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

/** Listens for requests, checks whom they are meant for, and lets the sandbox answer. */
export function createRequestListener(fetch: Sandbox['fetch'], home: Home): RequestListener {
  const answer = getRequestListener((request, { incoming }) => fetch(request, sourceOf(incoming as IncomingMessage)), {
    errorHandler: explainFailure,
  });
  return (request, response) => {
    const refusal = admit(request, home);
    if (refusal) {
      send(response, refuse(refusal));
      return;
    }
    Promise.resolve(answer(request, response)).catch((error: Error) => {
      reportFault('An answer could not be sent:', error);
      response.destroy();
    });
  };
}
