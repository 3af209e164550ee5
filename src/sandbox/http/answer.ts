/** Responses, with the headers that every answer of the sandbox has. */

import { fromBase64 } from '../domain/kernel/base64';
import type { Download } from '../domain/kernel/call';
import type { Presenter, Refusals, Reply } from '../engine/reply';
import { jsonOfAnswer } from '../storage/json';
import { errorBody } from './errors';

const commonHeaders = {
  'content-type': 'application/json;charset=UTF-8',
  'cache-control': 'no-cache, no-store',
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-dr-requestid, retry-after, x-sandbox-ledger, x-sandbox-assumed, x-sandbox-fault, content-disposition',
};

export function replyWith(
  requestId: string,
  status: number,
  body: object | null,
  more: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { ...commonHeaders, 'x-dr-requestid': requestId, ...more }, body };
}

export function refuseWith(requestId: string, found: Refusals): Reply {
  const [{ status, headers }] = found;
  return replyWith(requestId, status, errorBody(status, found), headers);
}

/** Tells a caller that the ledger lacks this exchange; `/_sandbox/info` says why. */
function unrecorded(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'x-sandbox-ledger': 'not-recorded' } };
}

/** A name as RFC 6266 has it: in ASCII for everybody, and as it is for whoever reads the second form. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%/]/g, '_');
  const exact = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

export function downloadWith(requestId: string, status: number, { content, mediaType, fileName }: Download): Reply {
  const bytes = content instanceof Uint8Array ? content : fromBase64(content.base64);
  const headers = { 'content-type': mediaType, 'content-disposition': disposition(fileName) };
  return { ...replyWith(requestId, status, { bytes: bytes.length, type: mediaType }, headers), bytes };
}

export const presenter: Presenter = { accepted: replyWith, download: downloadWith, refused: refuseWith, unrecorded };

export function toResponse({ status, headers, body, bytes, fate }: Reply): Response {
  // Nobody will see it.
  if (fate?.isCut) return new Response(null);
  const { 'content-type': contentType, ...others } = headers;
  if (body === null) return new Response(null, { status, headers: others });
  const sent = bytes ? (bytes.slice().buffer as ArrayBuffer) : jsonOfAnswer(body);
  return new Response(sent, { status, headers: { 'content-type': contentType as string, ...others } });
}

/** Where only some web pages may read an answer, the answer names the page that asked. */
export function forOrigin(response: Response, origin: string | null): Response {
  response.headers.set('vary', 'Origin');
  if (origin === null) response.headers.delete('access-control-allow-origin');
  else response.headers.set('access-control-allow-origin', origin);
  return response;
}

/**
 * Browsers ask before they send keys across origins, and again before they reach into the local network. The answer cannot
 * know which key follows, so every page may ask; what a page from elsewhere can do is decided when the key is there.
 */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': '*, authorization, sandbox-origin, sandbox-run, sandbox-explain, sandbox-fault',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '7200',
    },
  });
}
