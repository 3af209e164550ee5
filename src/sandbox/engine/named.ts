/** The objects that an entry of the ledger names. */
import type { LedgerObject } from '../../ledger/types';
import { type Answer, registry } from '../domain';
import type { Arrival } from './arrival';

/** What path and answer name. An id that was not found names nothing. */
export function namedObjects(arrival: Arrival, answer: Answer): LedgerObject[] {
  if (!answer.ok && answer.errors[0].status === 404) return [];
  const named: LedgerObject[] = [];
  const { id, sourceId } = arrival.params;
  const kind = registry.byCollection.get(arrival.operation?.path.split('/')[1] ?? '')?.kind;
  if (id && kind) named.push({ kind, id });
  if (sourceId) named.push({ kind: 'source', id: sourceId });
  const result = answer.ok ? (answer.result as { id?: unknown } | null) : null;
  if (arrival.operation && typeof result?.id === 'string')
    named.push({ kind: arrival.operation.objectKind, id: result.id });
  return named;
}

export function withoutRepeats(objects: readonly LedgerObject[]): LedgerObject[] {
  return [...new Map(objects.map((object) => [`${object.kind}/${object.id}`, object])).values()];
}
