/** Who changed what, when and from where. Neither keys nor bodies are in it. */
import { redactPath } from '../../../ledger/redact';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Store, Transaction } from '../../storage/port';
import { placeAfter } from './paging';
import type { AuditEntry } from './records';

/** Some years of a busy operator, and months of a team; the oldest go first. */
const keptEntries = 20_000;

const idOf = (number: number) => `audit_${number}`;

async function write(transaction: Transaction, entry: AuditEntry): Promise<void> {
  const number = transaction.account.nextNumber();
  await transaction.put([], [{ kind: 'audit-entry', id: idOf(number), document: entry, hidden: NOTHING_HIDDEN }]);
  if (number > keptEntries) await transaction.remove('audit-entry', idOf(number - keptEntries));
}

/** @param log `auditAccount`, or that of an account */
export async function audit(store: Store, log: string, entry: AuditEntry): Promise<void> {
  const path = redactPath(entry.path, '');
  await store.transact(log, (transaction) => write(transaction, { ...entry, path }));
}

export interface AuditPage {
  readonly hasMore: boolean;
  readonly data: readonly (AuditEntry & { readonly id: string })[];
}

/** @param before id of the entry where the page before ended */
export function readAudit(store: Store, log: string, limit: number, before?: string): Promise<AuditPage> {
  return store.transact(log, async (transaction) => {
    const from = await placeAfter(transaction, 'audit-entry', before);
    const placed = await transaction.page('audit-entry', { direction: 'older', size: limit + 1, from });
    const data = placed.slice(0, limit).map(({ record: { id, document } }) => ({ id, ...document }));
    return { hasMore: placed.length > limit, data };
  });
}
