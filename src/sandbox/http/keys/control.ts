/** `/_sandbox/keys` and `/_sandbox/accounts`: keys of the caller's own account, and further accounts. */

import { newUuid } from '../../engine/ids';
import type { Refusal, Reply } from '../../engine/reply';
import { accountOf } from '../../engine/sides';
import { refuseWith, replyWith } from '../answer';
import { refusals } from '../errors';
import { type Fields, fitting, nameOf, onlyKnown, Unfit } from '../fields';
import type { Directory } from './directory';
import type { KeyRegistry } from './registry';
import { endOf, wantedKey } from './wanted';

export interface KeyCall {
  readonly requestId: string;
  readonly method: string;
  readonly pathname: string;
  readonly body: Fields;
  /** The side that the caller's key reaches. */
  readonly side: string;
  /** The account that may open and list others; absent where a person does. */
  readonly operator: string | undefined;
  readonly registry: KeyRegistry;
  readonly directory: Directory;
  /** How many an account may have; any number when absent. */
  readonly mostKeys?: number | undefined;
}

type Act = (call: KeyCall, id: string) => Promise<Reply>;

const gone = (requestId: string, id: string): Reply =>
  refuseWith(requestId, [{ status: 404, code: 'not_found', parameter: 'id', message: `Key '${id}' not found.` }]);

async function changed(
  { requestId, directory }: KeyCall,
  status: number,
  key: object | undefined,
  id = '',
): Promise<Reply> {
  await directory.changed();
  return key ? replyWith(requestId, status, key) : gone(requestId, id);
}

const accountIds = /^[a-z\d][a-z\d-]{0,39}$/;

async function openAccount(call: KeyCall): Promise<Reply> {
  const { requestId, body, registry, operator } = call;
  onlyKnown(body, ['id', 'name']);
  const { id = `account-${newUuid().slice(-12)}` } = body;
  if (typeof id !== 'string' || !accountIds.test(id))
    throw new Unfit('id', 'id has at most 40 small letters, digits and hyphens.');
  const taken: Refusal = {
    status: 409,
    code: 'already_exists',
    parameter: 'id',
    message: `Account '${id}' already exists.`,
  };
  const name = nameOf(body);
  const opened = id === operator ? undefined : await registry.open(id, name);
  return opened ? replyWith(requestId, 201, { id, ...name, ...opened }) : refuseWith(requestId, [taken]);
}

const list = ({ requestId }: KeyCall, data: readonly object[]) => replyWith(requestId, 200, { data });

/** By method and path; `*` stands for the id of a key. */
const acts: Readonly<Record<string, Readonly<Record<string, Act>>>> = {
  '/_sandbox/keys': {
    GET: async (call) => list(call, await call.registry.keysOf(accountOf(call.side))),
    POST: async (call) => changed(call, 201, await call.registry.make(accountOf(call.side), wantedKey(call.body))),
  },
  '/_sandbox/keys/*/rotate': {
    POST: async (call, id) => {
      onlyKnown(call.body, ['expiresTime']);
      const { expiresTime = new Date().toISOString() } = endOf(call.body);
      return changed(call, 201, await call.registry.rotate(accountOf(call.side), id, expiresTime), id);
    },
  },
  '/_sandbox/keys/*/revoke': {
    POST: async (call, id) => changed(call, 200, await call.registry.revoke(accountOf(call.side), id), id),
  },
  '/_sandbox/accounts': {
    GET: async (call) => list(call, [{ id: String(call.operator) }, ...(await call.registry.accounts())]),
    POST: openAccount,
  },
};

const idIn = (pathname: string) => /^\/_sandbox\/keys\/([^/]+)\//.exec(pathname)?.[1] ?? '';

function actsAt(pathname: string): Readonly<Record<string, Act>> | undefined {
  const plain = pathname.replace(/\/$/, '');
  return acts[plain.replace(/^(\/_sandbox\/keys)\/[^/]+\//, '$1/*/')];
}

export const isAboutKeys = (pathname: string): boolean => actsAt(pathname) !== undefined;

/** Whether a call that makes a key finds the account full of them. */
async function isFull({ method, pathname, side, registry, mostKeys }: KeyCall): Promise<boolean> {
  const makes = method === 'POST' && pathname.startsWith('/_sandbox/keys') && !pathname.endsWith('/revoke');
  return makes && mostKeys !== undefined && (await registry.keysOf(accountOf(side))).length >= mostKeys;
}

/** Call it only where {@link isAboutKeys}. */
export async function answerAboutKeys(call: KeyCall): Promise<Reply> {
  const { requestId, method, pathname, side, operator } = call;
  const here = actsAt(pathname) ?? {};
  const act = here[method];
  if (!act) return refuseWith(requestId, [refusals.methodNotAllowed(method, Object.keys(here))]);
  // Accounts cannot see each other; whoever runs the sandbox sees all.
  if (pathname.startsWith('/_sandbox/accounts') && accountOf(side) !== operator)
    return refuseWith(requestId, [operator === undefined ? refusals.accountsByOperator() : refusals.forbidden()]);
  if (await isFull(call))
    return refuseWith(requestId, [
      refusals.quotaFull('keys', Number(call.mostKeys), 'Ask whoever runs this sandbox for more.'),
    ]);
  return fitting(requestId, () => act(call, idIn(pathname)));
}
