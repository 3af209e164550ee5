/** Objects of an account as whoever looks after it reads them: by their id, whatever their kind, or the newest of a kind. */
import { registry } from '../domain';
import { withoutClientSecrets } from '../domain/kernel/client-secrets';
import type { Transaction } from '../storage/port';
import type { RecordKind } from '../storage/records';

export interface FoundObject {
  readonly kind: string;
  readonly id: string;
  /** As callers may see it, without secrets for browsers. */
  readonly document: object;
}

/** What callers can know, and what the sandbox tells of them beside the API. */
const shownKinds: readonly RecordKind[] = [
  ...registry.resources.flatMap(({ kind, path }) => (kind && path ? [kind] : [])),
  'payment-session',
];

export const isShown = (kind: string): kind is RecordKind => (shownKinds as readonly string[]).includes(kind);

export const kindsOfObjects = (): readonly string[] => shownKinds;

const shown = (record: { kind: string; id: string; document: object }): FoundObject => ({
  kind: record.kind,
  id: record.id,
  document: withoutClientSecrets(record.document) as object,
});

/** Objects of several kinds may have one id: those whose ids callers choose. */
export async function findObjects(transaction: Transaction, id: string): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  for (const kind of shownKinds) {
    const record = await transaction.get(kind, id);
    if (record) found.push(shown(record));
  }
  return found;
}

interface Wanted {
  readonly limit: number;
  /** Id of an object of the kind: only older ones. */
  readonly before?: string | undefined;
}

/** Newest first; undefined where there is no object with the id `before`. */
export async function newestObjects(
  transaction: Transaction,
  kind: RecordKind,
  { limit, before }: Wanted,
): Promise<{ data: FoundObject[]; hasMore: boolean } | undefined> {
  const from = before === undefined ? undefined : await transaction.positionOf(kind, before);
  if (before !== undefined && from === undefined) return undefined;
  const request = { direction: 'older' as const, size: limit + 1, ...(from !== undefined && { from }) };
  const placed = await transaction.page(kind, request);
  return { data: placed.slice(0, limit).map(({ record }) => shown(record)), hasMore: placed.length > limit };
}
