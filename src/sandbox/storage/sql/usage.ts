/** What an account takes up. SQLite knows how long a value is without reading it, so that documents stay where they are. */
import type { Usage } from '../port';
import type { RecordKind } from '../records';
import type { DataConnection } from './connection';

export interface KindRow {
  readonly kind: RecordKind;
  readonly count: number;
  readonly bytes: number;
}

const ofRecords = `
  select kind, count(*) as count, sum(octet_length(document) + octet_length(hidden)) as bytes
  from records where account = ? group by kind`;
const ofEntries = `
  select count(*) as count, coalesce(sum(octet_length(body)), 0) as bytes
  from exchanges where account = ?`;

/** @param entries of the ledger */
export function usageOf(kinds: readonly KindRow[], entries: Omit<KindRow, 'kind'> | undefined): Usage {
  return {
    records: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
    entries: entries?.count ?? 0,
    bytes: kinds.reduce((sum, { bytes }) => sum + bytes, entries?.bytes ?? 0),
  };
}

export function readUsage(connection: DataConnection, account: string): Usage {
  const kinds = connection.all<KindRow>(ofRecords, [account]);
  const [entries] = connection.all<Omit<KindRow, 'kind'>>(ofEntries, [account]);
  return usageOf(kinds, entries);
}
