/** What a part of a check shows. */
import type { DeliveryOutcome, Exchange, HandlerCheckPart } from '../../../ledger/types';
import type { Came } from '../../engine/outbox/entry';
import type { Part } from './parts';

export interface Finding {
  readonly part: HandlerCheckPart;
  readonly expects: Part['expects'];
  readonly item?: string;
  readonly outcome: DeliveryOutcome;
  readonly status?: number;
  readonly reason?: string;
  readonly durationMs: number;
  /** Changes that the connector made to the event's object afterwards. */
  readonly calls: readonly string[];
  /** `unclear`: the handler said yes to what it should refuse, and nothing followed. */
  readonly result: 'right' | 'wrong' | 'unclear';
  /** In words. */
  readonly says: string;
}

type Judged = Pick<Finding, 'result' | 'says'>;

function ofRefusal(outcome: DeliveryOutcome, calls: readonly string[]): Judged {
  if (calls.length > 0) return { result: 'wrong', says: 'Your connector acted on it. Refuse it, and do nothing.' };
  if (outcome === 'refused') return { result: 'right', says: 'It was refused, and nothing followed.' };
  if (outcome === 'acknowledged')
    return { result: 'unclear', says: 'It was acknowledged, and nothing followed. Answer 401 to be sure.' };
  return { result: 'unclear', says: 'There was no answer, so nobody knows whether it was checked.' };
}

/** Taken or refused, a request that came before must lead to nothing. */
function ofReplay(calls: readonly string[], before: readonly string[]): Judged {
  const repeated = calls.find((call) => before.includes(call)) ?? repeatedIn(calls);
  if (repeated !== undefined)
    return { result: 'wrong', says: `${repeated} came again. Act once on each event id, however often it comes.` };
  return { result: 'right', says: 'Nothing followed that had been done before.' };
}

function repeatedIn(calls: readonly string[]): string | undefined {
  return calls.find((call, index) => calls.indexOf(call) !== index);
}

function ofAcceptance(part: Part, outcome: DeliveryOutcome, calls: readonly string[]): Judged {
  if (outcome !== 'acknowledged') return { result: 'wrong', says: 'Answer 2xx within 3 seconds.' };
  const repeated = part.isItself ? repeatedIn(calls) : undefined;
  if (repeated !== undefined)
    return { result: 'wrong', says: `${repeated} came more than once. Act once on each event id.` };
  return { result: 'right', says: 'It was acknowledged.' };
}

/** @param before what followed the parts before it */
export function findingOf(part: Part, came: Came, followed: readonly Exchange[], before: readonly string[]): Finding {
  const { name, expects, item } = part;
  const { answer: _, headers: __, inside: ___, ...shown } = came;
  const calls = followed.map(({ method, path }) => `${method} ${path}`);
  const judged = judge();
  function judge(): Judged {
    if (expects === 'refusal') return ofRefusal(came.outcome, calls);
    return expects === 'nothing' ? ofReplay(calls, before) : ofAcceptance(part, came.outcome, calls);
  }
  const durationMs = Math.round(came.durationMs);
  return { part: name, expects, ...(item !== undefined && { item }), ...shown, durationMs, calls, ...judged };
}
