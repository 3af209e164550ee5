/** Moves an account's clock on, and carries out what is due on the way. */
import type { LedgerObject } from '../../ledger/types';
import { momentOf, timeAt } from '../domain/kernel/time';
import type { Transaction } from '../storage/port';
import { type Clock, clockOf, momentIn } from './account-time';
import type { Book } from './book';
import type { Happened } from './due';
import { deliveriesDueAt, deliveryThing, nextDueMoment } from './due-list';
import { wordsOf } from './due-words';
import type { Occasion, Recorder } from './record';

/** What was due and did something. */
export interface CarriedOut {
  readonly time: string;
  readonly step: string;
  /** The same in words. */
  readonly says: string;
  readonly objects: readonly LedgerObject[];
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

export interface Advanced extends Clock {
  /** Steps that were due on the way, and were carried out. */
  readonly steps: number;
  /** Types of the events that they told, in order. */
  readonly events: readonly string[];
  /** The first of what did something, in order. */
  readonly carriedOut: readonly CarriedOut[];
  readonly carriedOutInAll: number;
}

/** Whoever reads an answer wants to see what happened; the ledger has the rest. */
const mostShown = 50;

const carriedOut = ({ time, step, objects, events }: Happened): CarriedOut => ({
  ...{ time, step, says: wordsOf(step), objects },
  events: events.map(({ id, type }) => ({ id, type })),
});

/** What was carried out so far, over several transactions. */
class Tally {
  steps = 0;
  shown: CarriedOut[] = [];
  inAll = 0;
  events: string[] = [];

  with(steps: number, happened: readonly CarriedOut[]): Tally {
    const next = new Tally();
    next.steps = this.steps + steps;
    next.inAll = this.inAll + happened.length;
    next.shown = [...this.shown, ...happened.slice(0, Math.max(0, mostShown - this.shown.length))];
    next.events = this.events;
    for (const { events } of happened) for (const { type } of events) next.events.push(type);
    return next;
  }
}

type Finish<Result> = (advanced: Advanced, book: Book) => Result;

/** Where the clock goes. Both in milliseconds since 1970. */
interface Way {
  /** Asked once, and again after it led to a moment at which nothing happened. */
  readonly aim: (present: number, transaction: Transaction) => Promise<number | undefined>;
  /** It ends where something happens. */
  readonly isStep: boolean;
  /** Deliveries are sent, so that their attempts count as due. */
  readonly delivers: boolean;
}

interface Leg<Result> {
  readonly tally: Tally;
  /** Where the clock was to go; undefined where there is nowhere. */
  readonly target: number | undefined;
  readonly result?: { readonly value: Result };
}

/** One transaction's part of the way. It takes some steps only, so that others come between. */
async function walk<Result>(
  book: Book,
  { aim, isStep, delivers }: Way,
  known: { readonly target: number | undefined; readonly tally: Tally },
  finish: Finish<Result>,
): Promise<Leg<Result>> {
  const { account } = book.transaction;
  const machine = new Date();
  const present = momentIn(account, machine);
  const target = known.target ?? (await aim(present, book.transaction));
  const until = Math.max(target ?? present, present);
  const took = await book.catchUp('clock', { ...book.context, now: timeAt(until) });
  const reached = took.isDone ? until : Math.max(present, momentOf(took.lastTime));
  if (reached > present) account.showTime(reached, machine.getTime());
  const sent = took.isDone && isStep && delivers && reached > present ? await deliveriesDueAt(book, reached) : [];
  const tally = known.tally.with(took.steps, [
    ...took.happened.map(carriedOut),
    ...sent.map((delivery) => ({ ...deliveryThing(delivery), time: timeAt(reached), events: [] })),
  ]);
  if (!took.isDone) return { tally, target: until };
  // Outdated steps do nothing: whoever steps wants to see something happen.
  if (isStep && target !== undefined && tally.inAll === 0) return { tally, target: undefined };
  const { steps, events, shown, inAll } = tally;
  const advanced = { ...clockOf(account, machine), steps, events, carriedOut: shown, carriedOutInAll: inAll };
  return { tally, target, result: { value: finish(advanced, book) } };
}

async function goAlong<Result>(
  record: Recorder,
  occasion: Omit<Occasion, 'time'>,
  way: Way,
  finish: Finish<Result>,
): Promise<Result> {
  let tally = new Tally();
  let target: number | undefined;
  for (;;) {
    const leg = await record(occasion, (book) => walk(book, way, { target, tally }, finish));
    if (leg.result) return leg.result.value;
    ({ tally, target } = leg);
  }
}

/**
 * Moves an account's clock on to a moment, and carries out what is due on the way in the order of its time. In each
 * transaction the clock stands where its last step does.
 * @param target reads the wanted moment, in milliseconds, from the account's present one
 * @param finish writes down that the clock was moved, with the last steps
 */
export function advanceClock<Result>(
  record: Recorder,
  occasion: Omit<Occasion, 'time'>,
  target: (now: number) => number,
  finish: Finish<Result>,
): Promise<Result> {
  const way: Way = { aim: async (present) => target(present), isStep: false, delivers: false };
  return goAlong(record, occasion, way, finish);
}

/** Moves the clock on to the next moment at which something happens; it stays where it is when nothing is due any more. */
export function stepClock<Result>(
  record: Recorder,
  occasion: Omit<Occasion, 'time'>,
  delivers: boolean,
  finish: Finish<Result>,
): Promise<Result> {
  const aim: Way['aim'] = (present, transaction) => nextDueMoment(transaction, delivers ? present : undefined);
  return goAlong(record, occasion, { aim, isStep: true, delivers }, finish);
}
