/** `/_sandbox/`: the sandbox's own calls. They need the secret key and leave no trace in the ledger. */
import { apiVersion, operations, productVersion } from '../../generated/contract/operations';
import type { LedgerPage } from '../../ledger/types';
import { timeOf } from '../engine/clock';
import { type Addresses, contextOf } from '../engine/context';
import type { Refusal, Reply } from '../engine/reply';
import { setUpAccount } from '../engine/samples';
import { readSettlement, settle } from '../engine/settle';
import type { Store } from '../storage/port';
import { refuseWith, replyWith } from './answer';
import { type ByteSource, type ReadBody, readBody } from './body';
import { moveClock, readClock } from './clock';
import { refusals } from './errors';
import { isWholeNumber } from './numbers';

export interface ControlOptions {
  readonly store: Store;
  readonly addresses: Addresses;
  readonly rateLimit: number;
  readonly onExchange?: (sequence: number) => void;
}

interface ControlCall {
  readonly requestId: string;
  readonly accountId: string;
  readonly search: URLSearchParams;
  readonly options: ControlOptions;
  readonly body: () => Promise<ReadBody>;
}

const largestPage = 500;

async function info({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  const { store, rateLimit } = options;
  const { sequence, firstSequence, time } = await store.transact(accountId, async ({ account }) => ({
    ...account.state,
    time: timeOf(account, new Date()),
  }));
  return replyWith(requestId, 200, {
    name: 'Connector Standards sandbox',
    version: productVersion,
    apiVersion,
    account: accountId,
    store: store.name,
    rateLimit,
    operations: Object.keys(operations),
    time,
    ledgerLength: sequence - firstSequence + 1,
    firstSequence,
    lastSequence: sequence,
    keptExchanges: store.keptExchanges,
    notices: store.notices,
  });
}

/** A whole number of the query, the fallback where it is absent, or undefined where it is out of bounds. */
function wholeNumber(search: URLSearchParams, name: string, fallback: number, [from, to]: [number, number]) {
  const text = search.get(name) ?? String(fallback);
  const value = Number(text);
  return isWholeNumber(text) && value >= from && value <= to ? value : undefined;
}

async function ledger({ requestId, accountId, search, options }: ControlCall): Promise<Reply> {
  const after = wholeNumber(search, 'after', 0, [0, Number.MAX_SAFE_INTEGER]);
  const limit = wholeNumber(search, 'limit', largestPage, [1, largestPage]);
  if (after === undefined || limit === undefined) {
    const parameter = after === undefined ? 'after' : 'limit';
    const message = `Send after from 0, and limit from 1 to ${largestPage}.`;
    return refuseWith(requestId, [{ status: 400, code: 'invalid_parameter', parameter, message }]);
  }
  const { found, epoch, firstSequence } = await options.store.transact(accountId, async (transaction) => ({
    found: await transaction.exchanges(after, limit + 1),
    ...transaction.account.state,
  }));
  const page: LedgerPage = { epoch, hasMore: found.length > limit, firstSequence, data: found.slice(0, limit) };
  return replyWith(requestId, 200, page);
}

async function reset({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  await options.store.transact(accountId, async (transaction) => {
    await transaction.clear();
    await setUpAccount(transaction, accountId, options.addresses);
  });
  options.onExchange?.(0);
  return replyWith(requestId, 204, null);
}

async function settleOne(
  { requestId, accountId, options }: ControlCall,
  wanted: NonNullable<ReturnType<typeof readSettlement>>,
): Promise<Reply> {
  const answer = await options.store.transact(accountId, async (transaction) => {
    return settle(
      transaction,
      wanted,
      contextOf(timeOf(transaction.account, new Date()), transaction.account, accountId, options.addresses),
    );
  });
  return answer.ok ? replyWith(requestId, 200, answer.result) : refuseWith(requestId, answer.errors as [Refusal]);
}

async function advance(call: ControlCall): Promise<Reply> {
  const { value, refusals: found } = await call.body();
  const [first, ...others] = found;
  return first ? refuseWith(call.requestId, [first, ...others]) : moveClock(call, value);
}

interface ControlRoute {
  readonly method: 'GET' | 'POST';
  readonly answer: (call: ControlCall) => Promise<Reply>;
}

/** What stands at each path. */
const routes = new Map<string, readonly ControlRoute[]>([
  ['/_sandbox/info', [{ method: 'GET', answer: info }]],
  ['/_sandbox/ledger', [{ method: 'GET', answer: ledger }]],
  ['/_sandbox/reset', [{ method: 'POST', answer: reset }]],
  [
    '/_sandbox/clock',
    [
      { method: 'GET', answer: readClock },
      { method: 'POST', answer: advance },
    ],
  ],
]);

/** The calls that stand at exactly this path; a slash at its end changes nothing, as in the API. */
function routesAt(pathname: string): readonly ControlRoute[] {
  const settlement = readSettlement(pathname);
  if (settlement) return [{ method: 'POST', answer: (call) => settleOne(call, settlement) }];
  return routes.get(pathname.replace(/\/$/, '')) ?? [];
}

export async function answerControl(
  request: Request,
  requestId: string,
  accountId: string,
  options: ControlOptions,
  source?: ByteSource,
): Promise<Reply> {
  const { pathname, searchParams: search } = new URL(request.url);
  const there = routesAt(pathname);
  if (there.length === 0) return refuseWith(requestId, [refusals.unknownPath(pathname)]);
  const route = there.find(({ method }) => method === request.method);
  if (!route) {
    const methods = there.map(({ method }) => method);
    return refuseWith(requestId, [refusals.methodNotAllowed(request.method, methods)]);
  }
  return route.answer({ requestId, accountId, search, options, body: () => readBody(request, null, source) });
}
