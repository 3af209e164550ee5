/** The sandbox as a function from requests to answers. Runtimes give it a store and let requests in. */
import { Hono } from 'hono/tiny';
import { type Operation, operations } from '../../generated/contract/operations';
import type { Store } from '../storage/port';
import { preflight, type Reply, refuseWith, replyWith, toResponse } from './answer';
import { type AccountKeys, authenticate, type Caller } from './auth';
import { readBody } from './body';
import { type Control, createControl } from './control';
import { type Arrival, createEngine } from './engine';
import { type Refusal, refusals } from './errors';
import { negotiate } from './negotiation';
import { parseQuery } from './query';
import { createRateLimiter } from './rate-limit';
import { validateBody } from './validation';

export interface SandboxOptions {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
  /** Requests a second for each account; 0 switches the limit off. */
  readonly rateLimit: number;
  readonly baseUrl: string;
  /** Called after each stored exchange with its sequence, and with 0 after a reset. */
  readonly onExchange?: (sequence: number) => void;
}

export interface Sandbox {
  fetch(request: Request): Promise<Response>;
}

const all = Object.values(operations) as readonly Operation[];

/** `/skus/{id}` as Hono writes it. */
function routeOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** The methods that some operation has at this path. */
function methodsAt(pathname: string): string[] {
  return all
    .filter(({ path, aliases }) =>
      [path, ...aliases].some((known) => new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`).test(pathname)),
    )
    .map(({ method }) => method);
}

function unroutable(method: string, pathname: string): Refusal {
  const allowed = methodsAt(pathname);
  return allowed.length > 0 ? refusals.methodNotAllowed(method, allowed) : refusals.unknownPath(pathname);
}

function forbidden(operation: Operation, { keyKind }: Caller): Refusal | undefined {
  if (operation.keys.includes(keyKind)) return undefined;
  return keyKind === 'public' ? refusals.forbidden() : refusals.publicKeyOnly();
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const engine = createEngine(options);
  const limiter = createRateLimiter(options.rateLimit);
  const control: Control = createControl(options);

  /** The refusal that comes before the body counts, in the order in which the API checks. */
  function precheck({ caller, operation, request, url }: Arrival): Refusal | undefined {
    const wait = limiter.take(caller.accountId, performance.now());
    if (wait > 0) return refusals.tooManyRequests(options.rateLimit, wait);
    if (!operation) return unroutable(request.method, url.pathname);
    return forbidden(operation, caller) ?? negotiate(request.headers);
  }

  async function answer(request: Request, operation: Operation | null, params: Record<string, string>): Promise<Reply> {
    const requestId = crypto.randomUUID();
    const time = new Date();
    const startedAt = performance.now();
    const caller = authenticate(request.headers, options.accounts);
    if (!caller) return refuseWith(requestId, [refusals.unauthorized()]);
    const url = new URL(request.url);
    const read = await readBody(request);
    await control.ready(caller.accountId);
    const body = operation && !operation.hasBody ? null : read.value;
    const arrival: Arrival = { requestId, time, startedAt, request, url, caller, operation, params, body };
    const early = precheck(arrival);
    if (early || !operation) return engine.refuse(arrival, [early ?? refusals.internal()]);
    const { query, refusals: ofQuery } = parseQuery(operation, url.searchParams);
    const ofBody = !operation.hasBody ? [] : read.refusal ? [read.refusal] : validateBody(operation.id as never, body);
    const [first, ...others] = [...ofBody, ...ofQuery];
    return first ? engine.refuse(arrival, [first, ...others]) : engine.perform(arrival, operation, query);
  }

  async function answerControl(request: Request): Promise<Reply> {
    const requestId = crypto.randomUUID();
    const caller = authenticate(request.headers, options.accounts);
    if (!caller) return refuseWith(requestId, [refusals.unauthorized()]);
    if (caller.keyKind !== 'secret') return refuseWith(requestId, [refusals.forbidden()]);
    const { status, body, refusal } = await control.answer(request, caller.accountId);
    return refusal ? refuseWith(requestId, [refusal]) : replyWith(requestId, status, body);
  }

  const app = new Hono();
  app.options('*', preflight);
  app.all('/_sandbox/*', async ({ req }) => toResponse(await answerControl(req.raw)));
  for (const operation of all) {
    for (const path of [operation.path, ...operation.aliases]) {
      app.on(operation.method, routeOf(path), async ({ req }) =>
        toResponse(await answer(req.raw, operation, req.param())),
      );
    }
  }
  app.notFound(async ({ req }) => toResponse(await answer(req.raw, null, {})));
  app.onError((error) => {
    console.error('A request failed outside of any operation:', error);
    return toResponse(refuseWith(crypto.randomUUID(), [refusals.internal()]));
  });
  return { fetch: async (request) => app.fetch(request) };
}
