/** What a request has to pass before any rule of commerce is asked, in the order in which the API checks. */
import type { Operation } from '../../generated/contract/operations';
import { originOf, runNameOf, wantsReasons } from '../../ledger/origins';
import type { LedgerKeyKind } from '../../ledger/types';
import type { Arrival, Caller } from '../engine/arrival';
import type { Engine } from '../engine/engine';
import { newUuid } from '../engine/ids';
import type { Refusal, Reply } from '../engine/reply';
import { isLiveSide } from '../engine/sides';
import { limits } from '../limits';
import type { RateLimiter } from '../peers/port';
import { presenter, refuseWith } from './answer';
import type { Asked } from './asked';
import { keyOf } from './auth';
import { type ReadBody, readBody } from './body';
import { refusals } from './errors';
import { askedFault } from './faults/header';
import type { Adds, Sharing } from './hosted/fullness';
import { type Intake, takeIn } from './intake';
import type { Directory } from './keys/directory';
import { notPermitted } from './keys/permissions';
import { meaningOf } from './meaning';
import { negotiate, versionOf } from './negotiation';
import { liftBody, notYet, olderFaults } from './older-requests';
import { parseQuery } from './query';
import type { Quotas } from './quotas';
import { type Route, unroutable } from './routes';
import { validateBody } from './validation';
import type { Told } from './watch';

export interface GateOptions {
  readonly directory: Directory;
  readonly rateLimit: number;
  readonly limiter: RateLimiter;
  /** Bounds what callers without a key can write into the ledger. */
  readonly strangers: RateLimiter;
  /** Whose ledger tells of calls without a known key; absent where no account is everybody's. */
  readonly defaultAccount?: string | undefined;
  readonly engine: Engine;
  /** Where many share the sandbox. */
  readonly sharing?: Sharing | undefined;
  /** Whether a request may carry the secret key, as far as the page it comes from goes. */
  readonly isAtHome: (asked: Asked) => boolean;
}

type Arrived = Pick<Arrival, 'requestId' | 'time' | 'startedAt' | 'method' | 'origin' | 'operation' | 'isExplained'>;

/** @param told learns who called */
export type Gate = (asked: Asked, route: Route, told: Told) => Promise<Reply>;

function addsOf({ id, method }: Operation): Adds {
  if (method === 'GET' || method === 'DELETE') return 'nothing';
  return id === 'createWebhooks' ? 'webhooks' : 'objects';
}

function forbidden(operation: Operation, caller: Caller): Refusal | undefined {
  return operation.keys.includes(caller.keyKind) ? notPermitted(operation, caller) : refusals.forbidden();
}

/** What is wrong with the body: as it was sent, and then as the rules of commerce see it, where that is another. */
function misshapen(
  { version, older, body }: Arrival,
  operation: Operation,
  read: ReadBody,
  taken: Intake,
): readonly Refusal[] {
  if (!operation.hasBody) return taken.refusals;
  if (read.refusals.length > 0) return read.refusals;
  const { id } = operation;
  const sent = liftBody(version, operation, read.value).body;
  const meant = taken.body === read.value ? body : meaningOf(operation, sent);
  const found = [...validateBody(id, meant, sent), ...olderFaults(older), ...taken.refusals];
  return found.length === 0 && taken.isCut ? validateBody(id, body) : found;
}

/** What is wrong with the frame of a request, before anybody looks at what it asks for. */
function oversized({ pathname, search, headers }: Asked): Refusal | undefined {
  if (pathname.length + search.length > limits.address) return refusals.addressTooLong();
  let characters = 0;
  for (const [name, value] of headers) characters += name.length + value.length;
  return characters > limits.headers ? refusals.headersTooLarge() : undefined;
}

/**
 * Answers a caller whose key nobody knows. The ledger of the default account tells of the call as long as there are not too
 * many, without its body; who says nothing at all from a page of elsewhere is a browser on its way, and left out.
 */
function strangerRefusal({ engine, strangers, defaultAccount, isAtHome }: GateOptions) {
  return async (asked: Asked, arrived: Arrived, params: Route['params']): Promise<Reply> => {
    const refusal = refusals.unauthorized();
    const { requestId, operation } = arrived;
    const namedWith: LedgerKeyKind = keyOf(asked.headers) ? 'unknown' : 'none';
    const isPassingBy = namedWith === 'none' && !isAtHome(asked);
    if (defaultAccount === undefined || isPassingBy || oversized(asked)) return refuseWith(requestId, [refusal]);
    if ((await strangers.take('', performance.now())) > 0)
      return presenter.unrecorded(refuseWith(requestId, [refusal]));
    const { recorded, params: safeParams } = takeIn({ asked, operation, params, body: null });
    const caller: Caller = { accountId: defaultAccount, keyKind: 'public' };
    const version = versionOf(caller, asked.headers);
    const arrival = { ...arrived, runName: undefined, caller, namedWith, version, older: {}, recorded };
    return engine.refuse({ ...arrival, params: safeParams, body: null }, [refusal]);
  };
}

/** What is wrong with a call before anybody reads its query and its body. */
async function precheck(
  { caller, operation, version }: Arrival,
  asked: Asked,
  { limiter, rateLimit, isAtHome }: GateOptions,
  quotas: Partial<Quotas> = {},
): Promise<Refusal | undefined> {
  const { requestsPerSecond = rateLimit } = quotas;
  const wait = await limiter.take(`${caller.accountId} ${caller.keyKind}`, performance.now(), requestsPerSecond);
  if (wait > 0) return refusals.tooManyRequests(requestsPerSecond, wait);
  if (caller.keyKind === 'secret' && !isAtHome(asked))
    return refusals.foreignPage(asked.headers.get('origin') ?? 'another place');
  const tooLarge = oversized(asked);
  if (tooLarge) return tooLarge;
  if (!operation) return unroutable(asked.method, asked.pathname);
  return (
    forbidden(operation, caller) ??
    negotiate(version, asked.headers, operation) ??
    notYet(version, operation, asked.pathname)
  );
}

export function createGate(options: GateOptions): Gate {
  const { directory, engine, sharing } = options;
  const refuseStranger = strangerRefusal(options);
  return async (asked, { operation, params }, told) => {
    const requestId = newUuid();
    const arrived = {
      requestId,
      time: new Date(),
      startedAt: performance.now(),
      method: asked.method,
      origin: originOf(asked.headers),
      operation,
      runName: runNameOf(asked.headers),
      isExplained: wantsReasons(asked.headers),
    };
    const known = await directory.find(asked.headers);
    if (!known) return refuseStranger(asked, arrived, params);
    const { caller, refusal, quotas } = known;
    told.account = caller.accountId;
    const read = await readBody(asked, operation);
    const body = operation?.hasBody === false ? null : read.value;
    const taken = takeIn({ asked, operation, params, body });
    const version = versionOf(caller, asked.headers);
    const { body: lifted, older } = liftBody(version, operation, taken.body);
    const meant = operation ? meaningOf(operation, lifted) : lifted;
    const { recorded, params: safeParams, search } = taken;
    const namedWith = caller.permissions ? 'restricted' : caller.keyKind;
    const arrival: Arrival = {
      ...{ ...arrived, caller, namedWith, version, older },
      ...{ recorded, params: safeParams, body: meant },
    };
    const early = refusal ?? (await precheck(arrival, asked, options, quotas));
    if (early) return engine.refuse(arrival, [early]);
    const wanted = operation as Operation;
    const full = await sharing?.fullness.refusal(caller.accountId, addsOf(wanted), { ...sharing.quotas, ...quotas });
    if (full) return engine.refuse(arrival, [full]);
    const fault = isLiveSide(caller.accountId) ? undefined : askedFault(asked.headers, wanted);
    if (fault && 'refusal' in fault) return engine.refuse(arrival, [fault.refusal]);
    const { query, refusals: ofQuery } = parseQuery(wanted, search);
    const [first, ...others] = [...misshapen(arrival, wanted, read, taken), ...ofQuery];
    return engine.perform({ ...arrival, wantedFault: fault }, wanted, query, first && [first, ...others]);
  };
}
