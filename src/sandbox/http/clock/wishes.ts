/** Where a caller wants the clock to go. */
import { momentOf, parseTime, timeAt } from '../../domain/kernel/time';
import { earliestClock, latestClock } from '../../engine/clock-bounds';
import { type Fields, Unfit, wantedMoment } from '../fields';

/** More than any subscription test needs; what is due in ten years is carried out in a few seconds. */
const mostSeconds = 10 * 366 * 24 * 60 * 60;

/** When an account's clock can begin at the latest, in milliseconds since 1970: cards of the samples expire in 2099. */
const latestBeginning = Date.UTC(2099, 0);

/** Gives the wanted moment for the account's present one, both in milliseconds since 1970. */
export type Target = (present: number) => number;

function withinBounds(parameter: string, moment: number): number {
  if (moment < latestClock) return moment;
  throw new Unfit(parameter, `No clock goes beyond ${timeAt(latestClock)}. A reset sets it back to today.`);
}

function byWish(seconds: unknown): Target {
  const isFine = Number.isInteger(seconds) && Number(seconds) >= 0 && Number(seconds) <= mostSeconds;
  if (!isFine) throw new Unfit('advanceBy', `advanceBy is a whole number of seconds from 0 to ${mostSeconds}.`);
  return (present) => withinBounds('advanceBy', present + Number(seconds) * 1000);
}

function toWish(wanted: number, present: number): Target {
  if (wanted < present)
    throw new Unfit('advanceTo', `The clock shows ${timeAt(present)} and never goes back. A reset sets it back.`);
  if (wanted - present > mostSeconds * 1000)
    throw new Unfit('advanceTo', 'One call moves the clock on by ten years at most.');
  withinBounds('advanceTo', wanted);
  return () => wanted;
}

/** @param present the account's time, ISO 8601. @throws Unfit */
export function targetOf(fields: Fields, present: string): Target {
  const { advanceBy } = fields;
  const advanceTo = wantedMoment(fields, 'advanceTo');
  if ((advanceBy === undefined) === (advanceTo === undefined))
    throw new Unfit('advanceBy', 'Send either advanceBy, in seconds, or advanceTo, a time.');
  return advanceTo === undefined ? byWish(advanceBy) : toWish(advanceTo, momentOf(present));
}

/** How an account begins anew. */
export interface Beginning {
  /** What its ids are drawn from. */
  readonly seed?: string;
  /** Where its clock stands still, in milliseconds since 1970. */
  readonly frozenAt?: number;
}

/** @throws Unfit */
export function beginningOf({ seed, frozenAt }: Fields): Beginning {
  if (seed !== undefined && (typeof seed !== 'string' || seed.trim() === '' || seed.length > 100))
    throw new Unfit('seed', 'seed is a text of 1 to 100 characters.');
  if (frozenAt === undefined) return { ...(seed !== undefined && { seed }) };
  const moment = typeof frozenAt === 'string' ? parseTime(frozenAt) : undefined;
  if (moment === undefined || moment < earliestClock || moment >= latestBeginning)
    throw new Unfit(
      'frozenAt',
      'frozenAt is a time with its zone, such as 2030-01-31T12:00:00Z, from the year 2000 to 2098.',
    );
  return { frozenAt: moment, ...(seed !== undefined && { seed }) };
}
