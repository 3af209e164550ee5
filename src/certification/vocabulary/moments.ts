import type { OperationId } from '../../generated/contract/operations';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Happening } from '../ledger-index/story';
import { type Check, judged, type Subject } from './check';
import { beside, breaks, holds, open } from './outcome';
import type { Told } from './over';

/** Something that took place. */
export interface Mark {
  readonly sequence: number;
  /** Milliseconds since 1970, by the account's clock. */
  readonly time: number;
}

/** Where something of a subject stands in time; undefined where the ledger does not show it. */
export interface Moment<Of> {
  readonly says: string;
  readonly of: (subject: Of, on: LedgerIndex) => Mark | undefined;
}

export function moment<Of>(says: string, of: Moment<Of>['of']): Moment<Of> {
  return { says, of };
}

export const markOfEvent = ({ sequence, isoTime }: Happening): Mark => ({ sequence, time: Date.parse(isoTime) });

/** The subject's own call. */
export const theCall: Moment<Subject> = { says: 'the call', of: ({ call }) => call };

const accepted = ({ isAccepted }: Call) => isAccepted;

/** The first accepted call of these operations in an object's story. */
export function firstCall(...operations: readonly OperationId[]): Moment<Told> {
  return moment(operations.join(' or '), ({ story }) => story.calls(...operations).find(accepted));
}

export function lastCall(...operations: readonly OperationId[]): Moment<Told> {
  return moment(operations.join(' or '), ({ story }) => story.calls(...operations).findLast(accepted));
}

/** The first event of these types about the object or what hangs on it. */
export function firstEvent(...types: readonly string[]): Moment<Told> {
  return moment(types.join(' or '), ({ story }) => {
    const event = story.eventsAround(...types)[0];
    return event && markOfEvent(event);
  });
}

/** Where the second took place, the first came before it. Without the second there is nothing to say. */
export function inOrder<Of extends Subject>(first: Moment<Of>, second: Moment<Of>): Check<Of> {
  const says = `has ${first.says} before ${second.says}`;
  return judged(says, (subject, on) => {
    const later = second.of(subject, on);
    if (!later) return beside;
    const earlier = first.of(subject, on);
    if (earlier && earlier.sequence < later.sequence) return holds(earlier.sequence, later.sequence);
    return breaks({ sequence: later.sequence, pointer: '', expected: `${first.says} before it`, seen: undefined });
  });
}

export interface Span {
  readonly days?: number;
  readonly seconds?: number;
}

const msOf = ({ days = 0, seconds = 0 }: Span) => (days * 86_400 + seconds) * 1000;
const inWords = ({ days, seconds }: Span) => (days === undefined ? `${seconds} seconds` : `${days} days`);

/** From the first to the second no more time passes. Without both there is nothing to say. */
export function within<Of extends Subject>(first: Moment<Of>, second: Moment<Of>, span: Span): Check<Of> {
  const says = `has ${second.says} within ${inWords(span)} of ${first.says}`;
  return judged(says, (subject, on) => {
    const [from, to] = [first.of(subject, on), second.of(subject, on)];
    if (!from || !to) return beside;
    if (to.time - from.time <= msOf(span)) return holds(from.sequence, to.sequence);
    return breaks({
      sequence: to.sequence,
      pointer: '/time',
      expected: `within ${inWords(span)} of ${first.says}`,
      seen: new Date(to.time).toISOString(),
    });
  });
}

/** After the first comes the second; until then it is open. Without the first there is nothing to say. */
export function follows<Of extends Subject>(first: Moment<Of>, second: Moment<Of>): Check<Of> {
  const says = `has ${second.says} after ${first.says}`;
  return judged(says, (subject, on) => {
    const from = first.of(subject, on);
    if (!from) return beside;
    const to = second.of(subject, on);
    if (to && to.sequence >= from.sequence) return holds(from.sequence, to.sequence);
    return open(`After ${first.says}, ${second.says} has not come yet.`, from.sequence);
  });
}
