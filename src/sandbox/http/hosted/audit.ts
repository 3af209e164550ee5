/** Who changed what, when and from where. Neither keys nor bodies are in it. */
import { redactPath } from '../../../ledger/redact';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Store } from '../../storage/port';
import { placeAfter } from './paging';
import { type AuditEntry, auditLog } from './records';

/** Some years of a busy operator; the oldest go first. */
const keptOfOperators = 100_000;
/** An account has a log of its own: however much it does, it pushes out nothing that others did. */
const keptOfAnAccount = 10_000;

const idOf = (number: number) => `audit_${number}`;
const logOf = (account: string | undefined) => (account === undefined ? auditLog : `${auditLog} ${account}`);

/** @param account whose log it goes to; that of the operators when absent */
export async function audit(store: Store, entry: AuditEntry, account?: string): Promise<void> {
  const document = { ...entry, path: redactPath(entry.path, '') };
  const kept = account === undefined ? keptOfOperators : keptOfAnAccount;
  await store.transact(logOf(account), async (transaction) => {
    const number = transaction.account.nextNumber();
    await transaction.put([], [{ kind: 'audit-entry', id: idOf(number), document, hidden: NOTHING_HIDDEN }]);
    if (number > kept) await transaction.remove('audit-entry', idOf(number - kept));
  });
}

export interface AuditPage {
  readonly hasMore: boolean;
  readonly data: readonly (AuditEntry & { readonly id: string })[];
}

export interface WantedAudit {
  readonly limit: number;
  /** Id of the entry where the page before ended. */
  readonly after?: string | undefined;
}

/** The newest first. @param account whose log is read; that of the operators when absent */
export function readAudit(store: Store, { limit, after }: WantedAudit, account?: string): Promise<AuditPage> {
  return store.transact(logOf(account), async (transaction) => {
    const from = await placeAfter(transaction, 'audit-entry', after);
    const placed = await transaction.page('audit-entry', { direction: 'older', size: limit + 1, from });
    const data = placed.slice(0, limit).map(({ record: { id, document } }) => ({ id, ...document }));
    return { hasMore: placed.length > limit, data };
  });
}
