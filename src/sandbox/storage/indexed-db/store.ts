/** The store of the page: survives a reload, and all tabs of the site see the same one. */
import { Account } from '../account';
import { StoreFault } from '../faults';
import { checkDeclared } from '../filters';
import { lookupDeclaration } from '../lookups';
import { createNotices, type Notices } from '../notices';
import type { Store, Transaction } from '../port';
import type { RecordKind } from '../records';
import { keptExchanges } from '../retention';
import { metDamage, newTraces } from '../traces';
import { connect } from './connection';
import { setAside, setAsidePlace } from './damage';
import { isLost } from './lost';
import { type Database, storeNames, type Work } from './schema';
import { Memory, newMark } from './seen';
import { stateOf, transactionOn, unawaited } from './transaction';

type Task<Result> = (transaction: Transaction) => Promise<Result>;

const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name;

function faultOf(error: unknown): unknown {
  if (nameOf(error) === 'QuotaExceededError')
    return new StoreFault(
      'full',
      'The browser gives this site no more room, so nothing can be stored. Free space on this device, or reset the sandbox. Reads go on.',
      { cause: error },
    );
  if (!isLost(error)) return error;
  return new StoreFault(
    'unreachable',
    `The browser's storage does not answer (${String(error)}). Reload the page; if that does not help, restart the browser.`,
    { cause: error },
  );
}

/** An older page must not write rows that newer filters would not find. */
async function checkCurrent(work: Work): Promise<void> {
  const made = await work.objectStore('about').get('lookups');
  if (made?.value !== lookupDeclaration)
    throw new StoreFault('outdated', 'This site was updated in another tab. Reload this page to go on.');
}

/** Runs the work in one transaction, which is taken back when the work fails. */
async function inTransaction<Result>(database: Database, run: (work: Work) => Promise<Result>): Promise<Result> {
  const work = database.transaction([...storeNames], 'readwrite', { durability: 'relaxed' });
  try {
    const result = await run(work);
    // Nothing follows: without a word, the browser would first wait for more.
    work.commit();
    await work.done;
    return result;
  } catch (error) {
    const ended = work.done.catch(() => work.error ?? undefined);
    try {
      work.abort();
    } catch {
      // The transaction has ended already; what ended it is the better reason.
    }
    const reason = await ended;
    throw nameOf(error) === 'AbortError' && reason ? reason : error;
  }
}

/** Whether nobody else has anything in the database. */
async function isAlone(database: Database, account: string): Promise<boolean> {
  for (const store of ['records', 'exchanges'] as const) {
    const objects = database.transaction(store).store;
    const ends = [await objects.openKeyCursor(), await objects.openKeyCursor(null, 'prev')];
    if (ends.some((end) => end && end.key[0] !== account)) return false;
  }
  return true;
}

async function accountsWith(database: Database, kind: RecordKind, name: string): Promise<readonly string[]> {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  const work = database.transaction(['accounts', 'records']);
  const index = work.objectStore('records').index('lookups');
  const found: string[] = [];
  for (const account of await work.objectStore('accounts').getAllKeys()) {
    const start = [account, `${kind}/${name}`];
    if (await index.getKey(IDBKeyRange.bound(start, [...start, []]))) found.push(account);
  }
  return found;
}

/** What an open store knows beside its database. */
interface Known {
  readonly notices: Notices;
  readonly memory: Memory;
}

async function attempt<Result>(
  database: Database,
  account: string,
  task: Task<Result>,
  { notices, memory }: Known,
  traces = newTraces(),
): Promise<Result> {
  const { result, left, seen } = await inTransaction(database, async (work) => {
    const accounts = work.objectStore('accounts');
    const [row] = await Promise.all([accounts.get(account), checkCurrent(work)]);
    const counts = new Account(await stateOf(work, account, row));
    const seen = memory.of(account, row);
    // Until the transaction has ended well, nobody knows what stands there.
    memory.forget(account);
    const result = await task(transactionOn({ work, account, counts, traces, seen }));
    if (!counts.isChanged && !traces.wrote && !traces.cleared) return { result, left: row, seen };
    const left = { ...counts.state, account, mark: newMark() };
    unawaited(accounts.put(left));
    return { result, left, seen };
  });
  memory.keep(account, left, seen);
  if (traces.wrote) notices.recovered();
  if (metDamage(traces))
    for (const row of await setAside(database, account, traces).catch(() => [])) notices.damaged(row);
  return result;
}

/** @throws what the browser says when it keeps no data */
export async function openIndexedDbStore(): Promise<Store> {
  const connection = await connect();
  const notices = createNotices([], setAsidePlace);
  const known: Known = { notices, memory: new Memory() };

  /** A connection that was lost meanwhile is opened again, once: nothing of the task was stored. */
  async function insist<Result>(account: string, task: Task<Result>): Promise<Result> {
    const database = await connection.database();
    const traces = newTraces();
    try {
      return await attempt(database, account, task, known, traces);
    } catch (error) {
      const isReset = traces.cleared && nameOf(error) === 'QuotaExceededError';
      if (isReset && (await isAlone(database, account)))
        return attempt(await connection.startAnew(), account, task, known);
      if (!isLost(error)) throw error;
      connection.drop(database);
      return attempt(await connection.database(), account, task, known);
    }
  }

  return {
    name: 'indexed-db',
    keptExchanges,
    get notices() {
      return [...connection.notices, ...notices.all];
    },
    async transact(account, task) {
      try {
        return await insist(account, task);
      } catch (error) {
        const fault = faultOf(error);
        if (fault instanceof StoreFault) notices.failed(fault);
        throw fault;
      }
    },
    accountsWith: async (kind, name) => accountsWith(await connection.database(), kind, name),
    close: async () => connection.close(),
  };
}
