/** Finds the fault that a call meets, and notes that it did. One fault strikes a call: those that are armed later wait for the next. */
import type { Chaos, Fault, FaultEffect } from '../../../ledger/faults';
import type { Arrival } from '../arrival';
import type { Book } from '../book';
import { nextOf } from './chaos';
import { armed, isChaos, keep } from './record';

/** What a call meets. */
export interface Strike {
  /** Of the fault; `chaos`, or `header`. */
  readonly id: string;
  readonly effect: FaultEffect;
}

const keptPlaces = 100;

/** Callers of the site that prepare something, and pages of the sandbox itself, are none whose behavior is tried. */
const isSpared = ({ origin }: Arrival) => origin === 'shopper' || origin === 'preparation';

const isFor = ({ operations }: Pick<Fault, 'operations'>, operationId: string) =>
  operations?.includes(operationId) ?? true;

export const isSpent = ({ times, fired }: Fault) => times !== null && fired >= times;

function effectOf({ kind, status, code, parameter, retryAfter, ms, when }: Fault): FaultEffect {
  const all = { kind, status, code, parameter, retryAfter, ms, when };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as FaultEffect;
}

function firedAt<One extends Fault | Chaos>(one: One, sequence: number): One {
  return { ...one, fired: one.fired + 1, firedAt: [...one.firedAt, sequence].slice(-keptPlaces) };
}

/** Chaos goes on for as long as its run does. */
export const goesOn = (chaos: Chaos, run: string | undefined) => chaos.run === undefined || chaos.run === run;

/** The fault that the call meets, and all that changed by its coming. */
function met(all: readonly (Fault | Chaos)[], operationId: string, sequence: number, run: string | undefined) {
  const changed: (Fault | Chaos)[] = [];
  for (const one of all) {
    if (isChaos(one) || isSpent(one) || !isFor(one, operationId)) continue;
    const seen = { ...one, seen: one.seen + 1 };
    if (seen.seen <= one.skip) {
      changed.push(seen);
      continue;
    }
    return { strike: { id: one.id, effect: effectOf(one) }, changed: [...changed, firedAt(seen, sequence)] };
  }
  const chaos = all.find(isChaos);
  if (!chaos || !goesOn(chaos, run) || !isFor(chaos, operationId)) return { changed };
  const { effect, after } = nextOf(chaos, operationId);
  if (!effect) return { changed: [...changed, after] };
  return { strike: { id: chaos.id, effect }, changed: [...changed, firedAt(after, sequence)] };
}

/**
 * What becomes of a call, on purpose; undefined for nearly all. What the call itself asks for goes before what is armed.
 * Called when the entry of the call is the next one of the ledger.
 */
export async function strikeOf(book: Book, arrival: Arrival): Promise<Strike | undefined> {
  const { operation, wantedFault } = arrival;
  if (!operation || isSpared(arrival)) return undefined;
  if (wantedFault) return { id: 'header', effect: wantedFault };
  const { transaction } = book;
  const { hasFaults, run } = transaction.account.state;
  if (!hasFaults) return undefined;
  const all = await armed(transaction);
  const { strike, changed } = met(all, operation.id, book.nextSequence, run);
  if (changed.length > 0) await keep(transaction, ...changed);
  return strike;
}
