/** Tells a caller where the amounts of an answer rest on figures that are the sandbox's own. The ledger keeps it with the answer. */
import type { AnyRecord } from '../domain';
import type { Reply } from './reply';

/** @param writes of the call; a checkout says how it was counted, and goes along with the order that it becomes */
export function withAssumed(reply: Reply, writes: readonly AnyRecord[]): Reply {
  const assumed = new Set(
    writes.flatMap((record) => (record.kind === 'checkout' ? (record.hidden.assumed ?? []) : [])),
  );
  if (assumed.size === 0 || reply.status >= 400) return reply;
  return { ...reply, headers: { ...reply.headers, 'x-sandbox-assumed': [...assumed].join(', ') } };
}
