/** Reads an account for the rules, in the transaction of the call. */
import type { Operation } from '../../generated/contract/operations';
import type { Query, Reader } from '../domain';
import type { Filter } from '../storage/filters';
import type { Transaction } from '../storage/port';
import type { RecordKind, RecordOf } from '../storage/records';
import { listRecords } from './lists';

const recordsAtOnce = 500;

/** All of them, a page at a time, oldest last; the number of values that a filter takes is limited too. */
async function findBy<Kind extends RecordKind>(
  transaction: Transaction,
  kind: Kind,
  lookup: string,
  values: readonly string[],
): Promise<RecordOf<Kind>[]> {
  const wanted = [...new Set(values)];
  const found: RecordOf<Kind>[] = [];
  for (let start = 0; start < wanted.length; start += recordsAtOnce) {
    const where: Filter[] = [{ name: lookup, oneOf: wanted.slice(start, start + recordsAtOnce) }];
    for (let from: number | undefined, more = true; more; ) {
      const placed = await transaction.page(kind, { direction: 'older', size: recordsAtOnce, where, from });
      found.push(...placed.map(({ record }) => record));
      from = placed.at(-1)?.position;
      more = placed.length === recordsAtOnce;
    }
  }
  return found;
}

/** @param asked the operation and its query, where a call asks for a list */
export function createReader(transaction: Transaction, asked?: { operation: Operation; query: Query }): Reader {
  return {
    find: async (kind, id) => (id ? ((await transaction.get(kind, id)) ?? null) : null),
    findAll: (kind, ids) => transaction.getAll(kind, ids),
    findBy: (kind, lookup, values) => findBy(transaction, kind, lookup, values),
    list: (kind, only) => {
      if (!asked) throw new Error(`Nobody asked for a list of ${kind}.`);
      return listRecords(transaction, kind, asked, only);
    },
  };
}
