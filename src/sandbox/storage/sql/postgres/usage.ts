/** What an account takes up. PostgreSQL knows how long a text is without fetching it from where long ones are kept. */
import type { Usage } from '../../port';
import { type KindRow, usageOf } from '../usage';
import type { Asking } from './connection';
import { exactText } from './exact-text';

const ofRecords = `
  select kind, count(*)::double precision as count,
    sum(octet_length(document) + octet_length(hidden))::double precision as bytes
  from sandbox.records where account = $1 group by kind`;
const ofEntries = `
  select count(*)::double precision as count, coalesce(sum(octet_length(body)), 0)::double precision as bytes
  from sandbox.exchanges where account = $1`;

export async function readUsage(connection: Asking, account: string): Promise<Usage> {
  const kinds = await connection.all<KindRow>(ofRecords, [exactText(account)]);
  const [entries] = await connection.all<Omit<KindRow, 'kind'>>(ofEntries, [exactText(account)]);
  return usageOf(kinds, entries);
}
