/** Which kind of key a recorded call was made with, before the key is taken out. */
import type { Operation } from '../../generated/contract/operations';
import type { LedgerKeyKind } from '../types';

const kinds: readonly (readonly [RegExp, LedgerKeyKind])[] = [
  [/^sk_/i, 'secret'],
  [/^pk_/i, 'public'],
  [/^rk_/i, 'restricted'],
];

/** Bearer, basic with the key as the user's name, or a header of its own. */
function keyOf(headers: ReadonlyMap<string, string>): string | undefined {
  const [scheme = '', credentials = ''] = (headers.get('authorization') ?? '').trim().split(/\s+/, 2);
  if (/^basic$/i.test(scheme)) {
    try {
      return atob(credentials).split(':', 1)[0];
    } catch {
      return credentials;
    }
  }
  return credentials || headers.get('x-api-key') || undefined;
}

/**
 * Browsers leave the key out of what they export. A call that was answered was made with one that the operation takes: where
 * that is the secret key alone, it is known.
 */
export function callerOf(
  headers: ReadonlyMap<string, string>,
  status: number,
  operation: Operation | undefined,
): LedgerKeyKind {
  const key = keyOf(headers);
  if (key === undefined) return status !== 401 && operation?.keys.join() === 'secret' ? 'secret' : 'none';
  if (status === 401) return 'unknown';
  return kinds.find(([pattern]) => pattern.test(key))?.[1] ?? 'unknown';
}
