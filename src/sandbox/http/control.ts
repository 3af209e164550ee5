/** `/_sandbox/`: the sandbox's own calls. They need the secret key and leave no trace in the ledger. */
import { apiVersion, operations, productVersion } from '../../generated/contract/operations';
import type { LedgerPage } from '../../ledger/types';
import type { Store } from '../storage/port';
import { type Reply, refuseWith, replyWith } from './answer';
import { contextOf } from './context';
import { type Refusal, refusals } from './errors';
import { setUpAccount } from './samples';
import { readSettlement, settle } from './settle';

export interface ControlOptions {
  readonly store: Store;
  readonly baseUrl: string;
  readonly rateLimit: number;
  readonly onExchange?: (sequence: number) => void;
}

interface ControlCall {
  readonly requestId: string;
  readonly accountId: string;
  readonly search: URLSearchParams;
  readonly pathname: string;
  readonly options: ControlOptions;
}

const largestPage = 500;

async function info({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  const { store, rateLimit } = options;
  const lastSequence = await store.transact(accountId, (transaction) => transaction.lastSequence());
  return replyWith(requestId, 200, {
    name: 'Connector Standards sandbox',
    version: productVersion,
    apiVersion,
    account: accountId,
    store: store.name,
    rateLimit,
    operations: Object.keys(operations),
    time: new Date().toISOString(),
    ledgerLength: lastSequence,
    lastSequence,
    notices: store.notices,
  });
}

/** A whole number of the query, the fallback where it is absent, or undefined where it is out of bounds. */
function wholeNumber(search: URLSearchParams, name: string, fallback: number, [from, to]: [number, number]) {
  const value = Number(search.get(name) ?? fallback);
  return Number.isInteger(value) && value >= from && value <= to ? value : undefined;
}

async function ledger({ requestId, accountId, search, options }: ControlCall): Promise<Reply> {
  const after = wholeNumber(search, 'after', 0, [0, Number.MAX_SAFE_INTEGER]);
  const limit = wholeNumber(search, 'limit', largestPage, [1, largestPage]);
  if (after === undefined || limit === undefined) {
    const parameter = after === undefined ? 'after' : 'limit';
    const message = `Send after from 0, and limit from 1 to ${largestPage}.`;
    return refuseWith(requestId, [{ status: 400, code: 'invalid_parameter', parameter, message }]);
  }
  const found = await options.store.transact(accountId, (transaction) => transaction.exchanges(after, limit + 1));
  const page: LedgerPage = { hasMore: found.length > limit, data: found.slice(0, limit) };
  return replyWith(requestId, 200, page);
}

async function reset({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  await options.store.transact(accountId, async (transaction) => {
    await transaction.clear();
    await setUpAccount(transaction, accountId, options.baseUrl);
  });
  options.onExchange?.(0);
  return replyWith(requestId, 204, null);
}

async function settleOne({ requestId, accountId, pathname, options }: ControlCall): Promise<Reply> {
  const wanted = readSettlement(pathname);
  if (!wanted) return refuseWith(requestId, [refusals.unknownPath(pathname)]);
  const answer = await options.store.transact(accountId, async (transaction) => {
    const sequence = await transaction.lastSequence();
    return settle(transaction, wanted, contextOf(new Date().toISOString(), sequence, options.baseUrl));
  });
  return answer.ok ? replyWith(requestId, 200, answer.result) : refuseWith(requestId, answer.errors as [Refusal]);
}

const calls: Readonly<Record<string, (call: ControlCall) => Promise<Reply>>> = {
  'GET info': info,
  'GET ledger': ledger,
  'POST reset': reset,
  'POST sources': settleOne,
};

export function answerControl(
  request: Request,
  requestId: string,
  accountId: string,
  options: ControlOptions,
): Promise<Reply> {
  const { pathname, searchParams: search } = new URL(request.url);
  const answer = calls[`${request.method} ${pathname.split('/')[2]}`];
  if (!answer) return Promise.resolve(refuseWith(requestId, [refusals.unknownPath(pathname)]));
  return answer({ requestId, accountId, search, pathname, options });
}
