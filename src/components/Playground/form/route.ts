import { explainHeader } from '../../../ledger/origins';
import type { CallRequest, SandboxClient } from '../../../sandbox-client';
import { keyValue } from '../../../sandbox-client/client';
import { patiently } from '../../../sandbox-client/patience';
import type { SentCall } from '../calls';
import { keyFor, type PlaygroundKey } from './keys';

/** A request on its way out, as Swagger UI hands it to its interceptor. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: unknown;
  userFetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface Way {
  client: SandboxClient;
  keyChoice: PlaygroundKey;
  /** Told when a call leaves, and again when it is answered or fails. */
  onCall: (call: SentCall) => void;
}

/** Sends a request to the sandbox, and shows it with the address that a terminal can reach. */
export function route(request: OutgoingRequest, way: Way): OutgoingRequest {
  const { client, keyChoice } = way;
  const { pathname, search } = new URL(request.url, client.baseUrl);
  const key = keyFor(keyChoice, request.method, pathname, request.body);
  // curl takes brackets for a list of addresses, and commands are made from this.
  const path = `${pathname}${search.replace(/[[\]{}]/g, encodeURIComponent)}`;
  request.url = `${client.baseUrl}${path}`;
  if (key !== 'none') request.headers.Authorization = `Bearer ${keyValue(key)}`;
  request.userFetch = async (_url, init) => {
    // The type of a form names a boundary that only the browser knows.
    const left = init.body instanceof FormData ? /^(authorization|accept|content-type)$/i : /^(authorization|accept)$/i;
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !left.test(name)));
    const call: CallRequest = { method: request.method.toUpperCase(), path, key, headers };
    if (init.body !== undefined && init.body !== null) call.body = init.body;
    return send(call, way);
  };
  return request;
}

/** What Swagger UI is told of an answer: enough to know that there is one. The answer itself is shown by the playground. */
async function send(request: CallRequest, { client, onCall }: Way): Promise<Response> {
  onCall({ state: 'sending', request });
  try {
    // One cannot click fast enough to want a 429 here; what runs beside it (a guide, a connector) may use the limit up.
    const answer = await patiently(
      () => client.call({ ...request, headers: { ...request.headers, [explainHeader]: 'true' } }),
      ({ headers }) => headers['retry-after'],
    );
    onCall({ state: 'answered', request, answer });
    return new Response(null, { status: answer.status === 204 ? 204 : 200 });
  } catch (error) {
    onCall({ state: 'failed', request, problem: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}
