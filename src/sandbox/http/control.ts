/** `/_sandbox/`: the sandbox's own calls. They need the secret key; those that change something stand in the ledger. */
import { apiVersion, operations } from '../../generated/contract/operations';
import { productVersion } from '../../generated/product-version';
import type { LedgerPage } from '../../ledger/types';
import { timeOf } from '../engine/account-time';
import { controlEntry } from '../engine/entries';
import type { Refusal, Reply } from '../engine/reply';
import { setUpAccount } from '../engine/samples';
import { readSettlement, type Settlement, settle } from '../engine/settle';
import { refuseWith, replyWith } from './answer';
import { assessmentRoutesAt } from './assessments/routes';
import type { ByteSource } from './bytes';
import { clockRoutes } from './clock/control';
import { beginningOf } from './clock/wishes';
import { type ControlCall, type ControlRoute, controlCall } from './control-call';
import { refusals } from './errors';
import { faultRoutesAt } from './faults/control';
import { fitting, parseFields, wholeNumberIn } from './fields';
import { readObjects } from './objects';
import { listRuns, startOne, stopOne } from './runs';
import { snapshotRoutesAt } from './snapshots/control';
import { webhookRoutesAt } from './webhooks/control';

const largestPage = 500;

async function info({ requestId, accountId, options }: ControlCall): Promise<Reply> {
  const { store, rateLimit } = options;
  const { sequence, firstSequence, epoch, run, time } = await store.transact(accountId, async ({ account }) => ({
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
    epoch,
    firstSequence,
    lastSequence: sequence,
    ...(run !== undefined && { run }),
    keptExchanges: store.keptExchanges,
    notices: store.notices,
  });
}

async function ledger({ requestId, accountId, search, options }: ControlCall): Promise<Reply> {
  const after = wholeNumberIn(search, 'after', 0, [0, Number.MAX_SAFE_INTEGER]);
  const limit = wholeNumberIn(search, 'limit', largestPage, [1, largestPage]);
  const { found, epoch, firstSequence } = await options.store.transact(accountId, async (transaction) => ({
    found: await transaction.exchanges(after, limit + 1),
    ...transaction.account.state,
  }));
  const page: LedgerPage = { epoch, hasMore: found.length > limit, firstSequence, data: found.slice(0, limit) };
  return replyWith(requestId, 200, page);
}

async function reset(call: ControlCall): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const { fields } = await parseFields(call, ['seed', 'frozenAt']);
  const { seed, frozenAt } = beginningOf(fields);
  await options.store.transact(accountId, async (transaction) => {
    await transaction.clear();
    if (seed !== undefined) transaction.account.drawFrom(seed);
    if (frozenAt !== undefined) transaction.account.freeze(frozenAt);
    await setUpAccount(transaction, accountId, options.addresses);
  });
  options.onExchange?.(0, accountId);
  return replyWith(requestId, 204, null);
}

async function settleOne(call: ControlCall, wanted: Settlement): Promise<Reply> {
  const { requestId, options } = call;
  const { fields: body, told } = await parseFields(call);
  return options.record(call, async (book) => {
    const { answer, traces } = await settle(book, { ...wanted, body });
    if (!answer.ok) return refuseWith(requestId, answer.errors as [Refusal]);
    const reply = replyWith(requestId, 200, answer.result);
    book.write(controlEntry(told, reply, traces));
    return reply;
  });
}

/** What stands at each path. */
const routes = new Map<string, readonly ControlRoute[]>([
  ['/_sandbox/info', [{ method: 'GET', answer: info }]],
  ['/_sandbox/ledger', [{ method: 'GET', answer: ledger }]],
  ['/_sandbox/reset', [{ method: 'POST', answer: reset }]],
  ...clockRoutes,
  ['/_sandbox/objects', [{ method: 'GET', answer: readObjects }]],
  [
    '/_sandbox/runs',
    [
      { method: 'GET', answer: listRuns },
      { method: 'POST', answer: startOne },
    ],
  ],
  ['/_sandbox/runs/stop', [{ method: 'POST', answer: stopOne }]],
]);

/** The calls that stand at exactly this path; a slash at its end changes nothing, as in the API. */
function routesAt(pathname: string, further: ControlCall['options']['furtherControl']): readonly ControlRoute[] {
  const settlement = readSettlement(pathname);
  if (settlement) return [{ method: 'POST', answer: (call) => settleOne(call, settlement) }];
  const path = pathname.replace(/\/$/, '');
  const there = routes.get(path) ?? further?.get(path);
  return (
    there ?? [...faultRoutesAt(path), ...snapshotRoutesAt(path), ...webhookRoutesAt(path), ...assessmentRoutesAt(path)]
  );
}

export async function answerControl(
  request: Request,
  requestId: string,
  accountId: string,
  options: ControlCall['options'],
  source?: ByteSource,
): Promise<Reply> {
  const { pathname } = new URL(request.url);
  const there = routesAt(pathname, options.furtherControl);
  if (there.length === 0) return refuseWith(requestId, [refusals.unknownPath(pathname)]);
  const route = there.find(({ method }) => method === request.method);
  if (!route) {
    const methods = there.map(({ method }) => method);
    return refuseWith(requestId, [refusals.methodNotAllowed(request.method, methods)]);
  }
  return fitting(requestId, () => route.answer(controlCall({ request, requestId, accountId, options, source })));
}
