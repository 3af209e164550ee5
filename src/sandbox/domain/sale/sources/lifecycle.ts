import type { Source } from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { withoutUndefined } from '../../kernel/changes';
import type { EventDraft } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import type { Reference } from '../../kernel/reference';
import { toSeconds } from '../../kernel/time';
import type { SourceRecord } from './record';
import { withoutSecret } from './shown';
import { sourceMachine } from './transitions';
import type { SourceHidden, SourceState } from './types';

/** Only store credit is secondary: it pays a part, and a primary source the rest. */
export function isSecondary(source: { type: string }): boolean {
  return source.type === 'customerCredit';
}

export function canBeSaved(type: string, reference: Reference): boolean {
  return reference.paymentMethods.some((method) => method.type === type && method.recurring);
}

/** Moves a source to a state and changes other fields with it. The only way a source's state changes. */
export function changeSource(
  source: SourceRecord,
  to: SourceState,
  fields: Partial<Source>,
  now: string,
  hidden: Partial<SourceHidden> = {},
): SourceRecord {
  const state = move(sourceMachine, source.document.state, to);
  return editSource(source, { ...fields, state }, now, hidden);
}

/** Changes fields that are no state: amount, session, checkout. */
export function editSource(
  source: SourceRecord,
  fields: Partial<Source>,
  now: string,
  hidden: Partial<SourceHidden> = {},
): SourceRecord {
  return {
    ...source,
    document: withoutUndefined({ ...source.document, ...fields, updatedTime: toSeconds(now) }),
    hidden: withoutUndefined({ ...source.hidden, ...hidden }),
  };
}

export function sourceEvent(type: EventType, source: SourceRecord): EventDraft {
  return { type, objectKind: 'source', objectId: source.id, object: withoutSecret(source.document) };
}
