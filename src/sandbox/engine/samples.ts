/**
 * The objects an account starts with, so that every example of the contract works at the first try. They are made by
 * the same calls that callers make, see the `samples` of each resource.
 */
import { operations } from '../../generated/contract/operations';
import { type Context, registry } from '../domain';
import type { IdKind } from '../domain/kernel/ids';
import type { SampleStep } from '../domain/kernel/samples';
import type { Transaction } from '../storage/port';
import { timeOf } from './account-time';
import { isSetUp } from './closing';
import { type Addresses, surroundings } from './context';
import { storeEffects } from './effects';
import { answerOf } from './operations';
import { createReader } from './reader';
import { isLiveSide } from './sides';

/** Ids in the shapes of real ones, counted from a start no example uses. */
function countedIds(): (kind: IdKind) => string {
  let used = 100;
  return (kind) => {
    used += 1;
    const shape = registry.idShape(kind);
    if (shape === 'digits') return `1${String(used).padStart(8, '0')}0336`;
    const uuid = `00000000-0000-4000-9000-${String(used).padStart(12, '0')}`;
    return shape === 'uuid' ? uuid : shape.prefix + uuid;
  };
}

async function take(
  transaction: Transaction,
  one: SampleStep,
  base: Omit<Context, 'newId'>,
  counted: (kind: IdKind) => string,
): Promise<void> {
  if (!('operation' in one)) return transaction.put([one]);
  const given = new Map(Object.entries(one.ids ?? {}));
  const newId = (kind: IdKind) => {
    const id = given.get(kind);
    given.delete(kind);
    return id ?? counted(kind);
  };
  const context = { ...base, newId };
  const operation = operations[one.operation];
  const { params = {}, body = null, keyKind = 'secret' } = one;
  const read = createReader(transaction, { operation, query: {} });
  const answer = await answerOf({ operation, params, query: {}, body, keyKind, read, context });
  if (!answer.ok) throw new Error(`The sample step ${one.operation} was refused: ${JSON.stringify(answer.errors)}`);
  await storeEffects(transaction, answer, {
    now: context.now,
    newEventId: () => newId('event'),
    liveMode: context.liveMode,
  });
}

/**
 * Gives a new account its sample objects. Does nothing to an account that has been set up before.
 * @throws AccountClosed
 */
export async function setUpAccount(transaction: Transaction, accountId: string, addresses: Addresses): Promise<void> {
  if (await isSetUp(transaction, accountId)) return;
  const now = timeOf(transaction.account, new Date());
  const account = { kind: 'account' as const, id: accountId, document: { createdTime: now }, hidden: {} };
  // It is in use, and only its own record was damaged: what callers made of the samples stays as it is.
  if ((await transaction.lastSequence()) > 0) return transaction.put([account]);
  await transaction.put([account]);
  // Nobody has samples among live data.
  if (isLiveSide(accountId)) return;
  const counted = countedIds();
  const base = surroundings(now, accountId, addresses);
  for (const one of registry.resources.flatMap(({ samples = [] }) => samples))
    await take(transaction, one, base, counted);
}
