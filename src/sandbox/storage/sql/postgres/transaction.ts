/** What a task reads and writes within one transaction of the database. */
import { channel, notify, textOf } from '../../../peers/postgres/wire';
import type { Placed, Transaction } from '../../port';
import type { RecordOf } from '../../records';
import { append, writeEntries } from './entries';
import { readPage } from './pages';
import { readAll, readDue, readExchanges, readPosition, readValues } from './reads';
import { everything } from './recent';
import type { Scope } from './scope';
import { put, remove } from './writes';

async function clear({ connection, account, counts, traces, knowledge, pending }: Scope): Promise<void> {
  traces.cleared = true;
  pending.records.clear();
  pending.entries.length = 0;
  pending.kinds.add(everything);
  knowledge.clear();
  counts.reset();
  const tables = ['lookups', 'records', 'exchanges'];
  await Promise.all(
    tables.map((table) => connection.all(`delete from sandbox.${table} where account = $1`, [account])),
  );
}

/** The other processes hear it when the transaction is stored. */
export const readyNews = ({ connection, pending: { news } }: Scope): (() => Promise<void>)[] =>
  news.length === 0 ? [] : [() => connection.all(notify, [channel, news]).then(() => undefined)];

/** @param kept entries of the ledger that are kept for an account */
export function transactionOn(scope: Scope, kept: number): Transaction {
  const { traces, counts } = scope;
  const writing = <Result>(write: () => Result) => {
    traces.wrote = true;
    return write();
  };
  return {
    account: counts,
    get: async (kind, id) => (await readAll(scope, kind, [id]))[0] as RecordOf<typeof kind> | undefined,
    getAll: async (kind, ids) => (await readAll(scope, kind, ids)) as RecordOf<typeof kind>[],
    put: (records, added = []) => writing(() => put(scope, records, added)),
    remove: (kind, id) => writing(() => remove(scope, kind, id)),
    positionOf: (kind, id) => readPosition(scope, kind, id),
    page: async (kind, request) => [...(await readPage(scope, kind, request))] as Placed<RecordOf<typeof kind>>[],
    values: (kind, name) => readValues(scope, kind, name),
    due: (until, limit) => readDue(scope, until, limit),
    lastSequence: async () => counts.state.sequence,
    append: (...exchanges) => writing(() => append(scope, exchanges, kept)),
    exchanges: async (after, limit) => {
      await writeEntries(scope);
      return readExchanges(scope, after, limit);
    },
    clear: () => writing(() => clear(scope)),
    announce: (news) => void scope.pending.news.push(textOf(news, scope.self)),
  };
}
