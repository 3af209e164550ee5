/** What each of the operator's calls does, by method and path; `*` stands for an id. */
import type { Deliverer } from '../../deliveries/deliverer';
import type { Refusal, Reply } from '../../engine/reply';
import type { Store } from '../../storage/port';
import { refuseWith, replyWith } from '../answer';
import { type Fields, onlyKnown } from '../fields';
import type { Directory } from '../keys/directory';
import type { KeyRegistry } from '../keys/registry';
import { endOf, wantedKey } from '../keys/wanted';
import type { Quotas } from '../quotas';
import { readAudit } from './audit';
import type { HostedOptions } from './options';
import { auditAccount, auditOf } from './records';
import { HostedRegistry, type ShownAccount, sidesOf, usageOf } from './registry';
import { wantedAccount, wantedChange, wantedPage, wantedTeam } from './wanted';

export interface OperatorCall {
  readonly requestId: string;
  readonly search: URLSearchParams;
  readonly body: Fields;
  readonly store: Store;
  readonly keys: KeyRegistry;
  readonly directory: Directory;
  readonly deliverer: Deliverer | undefined;
  readonly hosted: HostedOptions;
}

/** @param ids of the path, in its order */
export type Act = (call: OperatorCall, ids: readonly [string, string]) => Promise<Reply>;

const gone = ({ requestId }: OperatorCall, what: string, id: string): Reply =>
  refuseWith(requestId, [{ status: 404, code: 'not_found', parameter: 'id', message: `${what} '${id}' not found.` }]);

const conflict = ({ requestId }: OperatorCall, message: string): Reply => {
  const refusal: Refusal = { status: 409, code: 'already_exists', parameter: 'id', message };
  return refuseWith(requestId, [refusal]);
};

const registryOf = ({ store }: OperatorCall) => new HostedRegistry(store);

/** With the quotas that hold for it, whoever they come from. */
const withQuotas = ({ hosted }: OperatorCall, account: ShownAccount) => ({
  ...account,
  quotas: { ...hosted.quotas, ...account.quotas } satisfies Quotas,
});

async function openTeam(call: OperatorCall): Promise<Reply> {
  const { id, ...more } = wantedTeam(call.body);
  const team = await registryOf(call).openTeam(id, more);
  return team ? replyWith(call.requestId, 201, team) : conflict(call, `Team '${id}' already exists.`);
}

async function closeTeam(call: OperatorCall, [id]: readonly [string, string]): Promise<Reply> {
  const registry = registryOf(call);
  if (await registry.closeTeam(id)) return replyWith(call.requestId, 204, null);
  if (!(await registry.team(id))) return gone(call, 'Team', id);
  const message = `Team '${id}' has accounts. Delete them first: GET /_operator/accounts?team=${id} lists them.`;
  return refuseWith(call.requestId, [{ status: 409, code: 'invalid_state', message }]);
}

async function openAccount(call: OperatorCall): Promise<Reply> {
  const { id, more } = wantedAccount(call.body);
  const registry = registryOf(call);
  if (!(await registry.team(more.team))) return gone(call, 'Team', more.team);
  const account = await registry.openAccount(id, more);
  if (!account) return conflict(call, `An account '${id}' is there, or was: ids are not given twice.`);
  const { keys } = await call.keys.firstKeys(id);
  await call.directory.changed();
  return replyWith(call.requestId, 201, { ...withQuotas(call, account), keys });
}

async function changedTo(call: OperatorCall, account: ShownAccount | undefined, id: string): Promise<Reply> {
  await call.directory.changed();
  return account ? replyWith(call.requestId, 200, withQuotas(call, account)) : gone(call, 'Account', id);
}

async function change(call: OperatorCall, [id]: readonly [string, string]): Promise<Reply> {
  const { name, quotas } = wantedChange(call.body);
  const account = await registryOf(call).changeAccount(id, (before) => ({
    ...before,
    ...(name !== undefined && { name }),
    ...(quotas && { quotas: { ...before.quotas, ...quotas } }),
  }));
  return changedTo(call, account, id);
}

async function suspend(call: OperatorCall, [id]: readonly [string, string]): Promise<Reply> {
  return changedTo(call, await registryOf(call).suspend(id, new Date().toISOString()), id);
}

/** What waited is sent now. */
async function resume(call: OperatorCall, [id]: readonly [string, string]): Promise<Reply> {
  const account = await registryOf(call).suspend(id, undefined);
  for (const side of sidesOf(id)) call.deliverer?.clockMoved(side);
  return changedTo(call, account, id);
}

/** Answers for an account that is there. */
const ofAccount =
  (answer: (call: OperatorCall, account: ShownAccount) => Promise<Reply>): Act =>
  async (call, [id]) => {
    const account = await registryOf(call).account(id);
    return account ? answer(call, account) : gone(call, 'Account', id);
  };

async function closeAccount(call: OperatorCall, [id]: readonly [string, string]): Promise<Reply> {
  const wasThere = await registryOf(call).closeAccount(id);
  await call.directory.changed();
  return wasThere ? replyWith(call.requestId, 204, null) : gone(call, 'Account', id);
}

const usage = ofAccount(async (call, account) => {
  const { records, entries, bytes } = await usageOf(call.store, account.id);
  const objects = Object.values(records).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return replyWith(call.requestId, 200, {
    account: account.id,
    objects,
    webhooks: records.webhook ?? 0,
    snapshots: records.snapshot ?? 0,
    assessments: records['shared-assessment'] ?? 0,
    ledgerEntries: entries,
    bytes,
    records,
    quotas: withQuotas(call, account).quotas,
  });
});

async function keyEnded(call: OperatorCall, key: object | undefined, id: string, status: number): Promise<Reply> {
  await call.directory.changed();
  return key ? replyWith(call.requestId, status, key) : gone(call, 'Key', id);
}

const rotate: Act = async (call, [account, id]) => {
  onlyKnown(call.body, ['expiresTime']);
  const { expiresTime = new Date().toISOString() } = endOf(call.body);
  return keyEnded(call, await call.keys.rotate(account, id, expiresTime), id, 201);
};

const revoke: Act = async (call, [account, id]) => keyEnded(call, await call.keys.revoke(account, id), id, 200);

const issue = ofAccount(async (call, { id }) => {
  const key = await call.keys.make(id, wantedKey(call.body));
  await call.directory.changed();
  return replyWith(call.requestId, 201, key);
});

async function auditPage({ requestId, store, search }: OperatorCall, log: string): Promise<Reply> {
  const { limit, after } = wantedPage(search);
  return replyWith(requestId, 200, await readAudit(store, log, limit, after));
}

async function backUp({ requestId, hosted }: OperatorCall): Promise<Reply> {
  if (hosted.backUp) return replyWith(requestId, 201, await hosted.backUp());
  const message = 'This database is backed up by its own tools, such as pg_dump.';
  return refuseWith(requestId, [{ status: 409, code: 'invalid_state', message }]);
}

export const acts: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  '/_operator/teams': {
    GET: async (call) => replyWith(call.requestId, 200, await registryOf(call).teams(wantedPage(call.search))),
    POST: openTeam,
  },
  '/_operator/teams/*': { DELETE: closeTeam },
  '/_operator/accounts': {
    GET: async (call) => {
      const { hasMore, data } = await registryOf(call).accounts(wantedPage(call.search));
      return replyWith(call.requestId, 200, { hasMore, data: data.map((account) => withQuotas(call, account)) });
    },
    POST: openAccount,
  },
  '/_operator/accounts/*': {
    GET: ofAccount(async (call, account) => replyWith(call.requestId, 200, withQuotas(call, account))),
    PATCH: change,
    DELETE: closeAccount,
  },
  '/_operator/accounts/*/suspend': { POST: suspend },
  '/_operator/accounts/*/resume': { POST: resume },
  '/_operator/accounts/*/usage': { GET: usage },
  '/_operator/accounts/*/keys': {
    GET: ofAccount(async ({ requestId, keys }, { id }) => replyWith(requestId, 200, { data: await keys.keysOf(id) })),
    POST: issue,
  },
  '/_operator/accounts/*/keys/*/rotate': { POST: rotate },
  '/_operator/accounts/*/keys/*/revoke': { POST: revoke },
  '/_operator/accounts/*/audit': { GET: ofAccount((call, { id }) => auditPage(call, auditOf(id))) },
  '/_operator/audit': { GET: (call) => auditPage(call, auditAccount) },
  '/_operator/backups': { POST: backUp },
};
