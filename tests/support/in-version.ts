/** Whether an answer is written in an older version: nothing that came later is in it, under its newer name. */
import { type Json, objectIn } from '../../src/contract/versions';

/** Kinds that show the older fields which a caller set beside them; the others are the same, however often they are lowered. */
const settled = new Set(['checkout', 'order', 'sku', 'fulfillment', 'refund', 'source', 'charge', 'fee']);

export function inVersion(version: string, kind: string, answered: Json): boolean {
  if (!settled.has(kind)) return true;
  return JSON.stringify(objectIn(version, kind, answered)) === JSON.stringify(answered);
}
