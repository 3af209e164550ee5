/** The sandbox as a function from requests to answers. Runtimes give it a store and let requests in. */
import { Hono } from 'hono/tiny';
import type { Store } from '../storage/port';
import { preflight, type Reply, refuseWith, toResponse } from './answer';
import { type AccountKeys, authenticate } from './auth';
import { answerControl } from './control';
import { createEngine } from './engine';
import { refusals } from './errors';
import { createGate } from './gate';
import { newUuid } from './ids';
import { createRateLimiter } from './rate-limit';
import { reportFault } from './report';
import { routes } from './routes';
import { createSetup } from './setup';

export interface SandboxOptions {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
  /** Requests a second for each account; 0 switches the limit off. */
  readonly rateLimit: number;
  /** Base of the addresses the sandbox puts into answers. */
  readonly baseUrl: string;
  /** Called after each stored exchange with its sequence, and with 0 after a reset. */
  readonly onExchange?: (sequence: number) => void;
}

export interface Sandbox {
  fetch(request: Request): Promise<Response>;
}

/** Control calls need the secret key, and count toward no limit. */
async function answerControlCall(request: Request, options: SandboxOptions): Promise<Reply> {
  const requestId = newUuid();
  const caller = authenticate(request.headers, options.accounts);
  if (!caller) return refuseWith(requestId, [refusals.unauthorized()]);
  if (caller.keyKind !== 'secret') return refuseWith(requestId, [refusals.forbidden()]);
  return answerControl(request, requestId, caller.accountId, options);
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { store, accounts, rateLimit, baseUrl } = options;
  const gate = createGate({
    accounts,
    rateLimit,
    limiter: createRateLimiter(rateLimit),
    engine: createEngine(options),
    ready: createSetup(store, baseUrl),
  });
  const app = new Hono({ strict: false });
  app.options('*', preflight);
  app.all('/_sandbox/*', async ({ req }) => toResponse(await answerControlCall(req.raw, options)));
  for (const { method, path, operation } of routes) {
    app.on(method, path, async ({ req }) => toResponse(await gate(req.raw, { operation, params: req.param() })));
  }
  app.notFound(async ({ req }) => toResponse(await gate(req.raw, { operation: null, params: {} })));
  app.onError((error) => {
    reportFault('A request failed outside of any operation:', error);
    return toResponse(refuseWith(newUuid(), [refusals.internal()]));
  });
  return { fetch: async (request) => app.fetch(request) };
}
