import { read } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { type Check, judged, type Subject } from '../vocabulary/check';
import { breaks, holds, type Outcome } from '../vocabulary/outcome';
import { type Over, type Whole, whole } from '../vocabulary/over';

/** A webhook names types one by one, `order.*` for all that begin so, or `*`. */
function covers(named: string, type: string): boolean {
  return named === type || named === '*' || (named.endsWith('.*') && type.startsWith(named.slice(0, -1)));
}

/** Which of these event types no enabled webhook names. */
export function uncovered(types: readonly string[], on: LedgerIndex): string[] {
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

/** All enabled webhooks together cover these event types. A gap is shown at the newest call about webhooks; without any, at the subject's own. */
export function listensFor<Of extends Subject>(...types: readonly string[]): Check<Of> {
  return judged(`listens for ${types.length > 3 ? 'the key event types' : types.join(' and ')}`, ({ call }, on) => {
    const missing = uncovered(types, on);
    return missing.length === 0 ? holds() : gap(missing, call, on);
  });
}

/** At least one of these event types is covered: each of them tells the same thing. */
export function listensForOneOf<Of extends Subject>(...types: readonly string[]): Check<Of> {
  return judged(`listens for ${types.join(' or ')}`, ({ call }, on) => {
    const missing = uncovered(types, on);
    return missing.length < types.length ? holds() : gap([types.join(' or ')], call, on);
  });
}

/** What is wrong where no enabled webhook covers some types. */
export function gap(missing: readonly string[], call: Call, on: LedgerIndex): Outcome {
  const webhook = on
    .calls('createWebhooks', 'updateWebhooks', 'deleteWebhooks')
    .findLast(({ isAccepted }) => isAccepted);
  const names = missing.join(', ');
  if (!webhook)
    return breaks({ sequence: call.sequence, pointer: '', expected: `a webhook for ${names}`, seen: undefined });
  const seen = read(webhook.body, 'types');
  return breaks({ sequence: webhook.sequence, pointer: '/requestBody/types', expected: `also ${names}`, seen });
}
