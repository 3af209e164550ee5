import type { LedgerIndex } from '../ledger-index';
import { type Check, judged } from '../vocabulary/check';
import { breaks, holds } from '../vocabulary/outcome';
import { type Over, type Whole, whole } from '../vocabulary/over';

/** A webhook names types one by one, `order.*` for all that begin so, or `*`. */
function covers(named: string, type: string): boolean {
  return named === type || named === '*' || (named.endsWith('.*') && type.startsWith(named.slice(0, -1)));
}

/** Which of these event types no enabled webhook names. */
export function uncovered(types: readonly string[], on: LedgerIndex): readonly string[] {
  const named = on.stories('webhook').flatMap((story) => {
    const isDeleted = story.calls('deleteWebhooks').some(({ isAccepted }) => isAccepted);
    if (isDeleted || story.lastSeen('enabled')?.value === false) return [];
    const found = story.lastSeen('types')?.value;
    return Array.isArray(found) ? found.map(String) : [];
  });
  return types.filter((type) => !named.some((name) => covers(name, type)));
}

/** The connector as one that made or changed webhooks. Its call is the newest of these. */
export function listener(): Over<Whole> {
  return whole('listener', 'createWebhooks', 'updateWebhooks', 'deleteWebhooks').where('has a webhook', ({ calls }) =>
    calls.some(({ isAccepted, operationId }) => isAccepted && operationId !== 'deleteWebhooks'),
  );
}

/** All its enabled webhooks together cover these event types. */
export function listensFor(...types: readonly string[]): Check<Whole> {
  return judged(`listens for ${types.length > 3 ? 'the key event types' : types.join(' and ')}`, ({ call }, on) => {
    const missing = uncovered(types, on);
    if (missing.length === 0) return holds();
    const expected = `also ${missing.join(', ')}`;
    return breaks({ sequence: call.sequence, pointer: '/requestBody/types', expected, seen: call.body });
  });
}
