/** Who may ask through MCP: programs of this computer, and pages that are at home here. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Home } from '../../server/home';
import { hostnameOf } from '../../server/hosts';
import type { McpOptions } from './answer';

type Answer = (request: Request) => Promise<Response>;

const refuse = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status, headers });

/** Why a request is not answered; the same guard as that of the sandbox's own calls. */
function refusalOf(request: Request, home: Home): Response | undefined {
  const hostname = hostnameOf(new URL(request.url).host);
  if (hostname === undefined || !home.answersTo(hostname))
    return refuse(403, 'This server is not called by that name. --allow-host takes further names.');
  if (!home.isAtHome(request)) return refuse(403, 'Pages from elsewhere cannot call. --allow-origin lets one in.');
  if (request.method !== 'POST')
    return refuse(405, 'Send a message with POST: there are no sessions and no streams.', { allow: 'POST' });
  return undefined;
}

/** The protocol and its tools are loaded with the first message. */
export function createMcpListener(
  options: McpOptions,
  home: Home,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let loaded: Promise<Answer> | undefined;
  const answer = () => {
    loaded ??= import('./answer').then(({ createMcpAnswer }) => createMcpAnswer(options));
    return loaded;
  };
  const listener = getRequestListener(async (request) => refusalOf(request, home) ?? (await answer())(request), {
    overrideGlobalObjects: false,
  });
  return async (request, response) => void (await listener(request, response));
}
