/** The sandbox's own calls, below `/_sandbox/` and `/_operator/`: for programs, and for pages that are at home. */
import type { Hono } from 'hono/tiny';
import { newUuid } from '../engine/ids';
import type { Reply } from '../engine/reply';
import type { RateLimiter } from '../peers/port';
import { forOrigin, preflight, refuseWith, toResponse } from './answer';
import { type Asked, askedOf } from './asked';
import type { AccountKeys } from './auth';
import { readBody } from './body';
import type { ByteSource } from './bytes';
import { answerControl } from './control';
import type { ControlOptions } from './control-call';
import { refusals } from './errors';
import { auditControl, forgeable, overLimits } from './hosted/control-calls';
import type { Sharing } from './hosted/fullness';
import { answerOperator, type Received } from './hosted/operator';
import type { HostedOptions } from './hosted/options';
import { answerAboutKeys, isAboutKeys } from './keys/control';
import type { Directory, Known } from './keys/directory';
import type { KeyRegistry } from './keys/registry';
import type { Told } from './watch';

/** What a runtime gives beside a request, and what is found out about it. */
export interface Runtime {
  readonly source?: ByteSource | undefined;
  readonly from?: string | undefined;
  readonly told: Told;
}

export interface HomeCallOptions extends ControlOptions {
  readonly accounts: readonly AccountKeys[];
  readonly directory: Directory;
  readonly registry: KeyRegistry;
  readonly limiter: RateLimiter;
  readonly isAtHome?: (asked: Pick<Asked, 'url' | 'headers'>) => boolean;
  readonly hosted?: HostedOptions | undefined;
  /** Where many share the sandbox. */
  readonly sharing?: Sharing | undefined;
}

const originOf = (request: Request) => request.headers.get('origin');

async function answerKeyCall(
  { request, requestId }: Received,
  { caller: { accountId: side }, quotas }: Known,
  options: HomeCallOptions,
): Promise<Reply> {
  const { value, refusals: found } = await readBody(askedOf(request));
  const [first, ...others] = found;
  if (first) return refuseWith(requestId, [first, ...others]);
  const { registry, directory, accounts, sharing } = options;
  return answerAboutKeys({
    requestId,
    method: request.method,
    pathname: new URL(request.url).pathname,
    body: (value ?? {}) as Record<string, unknown>,
    side,
    operator: accounts[0]?.accountId,
    registry,
    directory,
    mostKeys: sharing && { ...sharing.quotas, ...quotas }.keys,
  });
}

async function answerKnown(received: Received, known: Known, options: HomeCallOptions): Promise<Reply> {
  const { request, requestId, source } = received;
  if (isAboutKeys(new URL(request.url).pathname)) return answerKeyCall(received, known, options);
  const { accountId } = known.caller;
  const { sharing } = options;
  const webhooksFull =
    sharing && (() => sharing.fullness.refusal(accountId, 'webhooks', { ...sharing.quotas, ...known.quotas }));
  return answerControl(request, requestId, accountId, { ...options, webhooksFull }, source);
}

/** Control calls need the secret key, and have no limit unless many share the sandbox. Pages from elsewhere can neither make nor read them. */
async function answerControlCall(received: Received, options: HomeCallOptions): Promise<Reply> {
  const { request, requestId } = received;
  const forged = options.hosted && forgeable(request);
  if (forged) return refuseWith(requestId, [forged]);
  const known = await options.directory.find(request.headers);
  if (!known) return refuseWith(requestId, [refusals.unauthorized()]);
  const { caller, refusal } = known;
  received.told.account = caller.accountId;
  if (refusal) return refuseWith(requestId, [refusal]);
  if (caller.keyKind !== 'secret' || caller.permissions) return refuseWith(requestId, [refusals.forbidden()]);
  const { sharing } = options;
  const over = sharing && (await overLimits(received, known, { ...options, sharing }));
  if (over) return refuseWith(requestId, [over]);
  const reply = await answerKnown(received, known, options);
  if (options.hosted) await auditControl(options.store, received, caller.accountId, reply);
  return reply;
}

/** Calls that a page from elsewhere can neither make nor read. */
function addCallsOfHome(
  app: Hono,
  { isAtHome = () => true }: HomeCallOptions,
  below: '/_sandbox/*' | '/_operator/*',
  answerTo: (received: Received) => Promise<Reply>,
): void {
  app.all(below, async ({ req: { raw }, env }) => {
    const runtime = env as Runtime;
    runtime.told.operation = below === '/_sandbox/*' ? 'control' : 'operator';
    if (!isAtHome(raw))
      return forOrigin(toResponse(refuseWith(newUuid(), [refusals.foreignPage(String(originOf(raw)))])), null);
    const received = { request: raw, requestId: newUuid(), ...runtime };
    const answer = raw.method === 'OPTIONS' ? preflight() : toResponse(await answerTo(received));
    return forOrigin(answer, originOf(raw));
  });
}

export function addHomeCalls(app: Hono, options: HomeCallOptions): void {
  const { hosted, store, directory, registry, deliverer } = options;
  addCallsOfHome(app, options, '/_sandbox/*', (received) => answerControlCall(received, options));
  if (!hosted) return;
  const desk = { store, directory, keys: registry, deliverer, hosted };
  addCallsOfHome(app, options, '/_operator/*', (received) => answerOperator(received, desk));
}
