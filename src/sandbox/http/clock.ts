/** `/_sandbox/clock`: where an account's clock stands, and a way to let time pass without waiting. */
import { momentOf, parseTime, timeAt } from '../domain/kernel/time';
import { advanceClock, clockOf } from '../engine/clock';
import type { Addresses } from '../engine/context';
import type { Refusal, Reply } from '../engine/reply';
import type { Store } from '../storage/port';
import { refuseWith, replyWith } from './answer';

export interface ClockCall {
  readonly requestId: string;
  readonly accountId: string;
  readonly options: { readonly store: Store; readonly addresses: Addresses };
}

/** More than any subscription test needs; what is due in ten years is carried out in a few seconds. */
const MOST_SECONDS = 10 * 366 * 24 * 60 * 60;

type Wish = { readonly target: (now: number) => number } | { readonly refusal: Refusal };

const invalid = (parameter: string, message: string): Wish => ({
  refusal: { status: 400, code: 'invalid_parameter', parameter, message },
});

function byWish(seconds: unknown): Wish {
  const isFine = Number.isInteger(seconds) && Number(seconds) >= 0 && Number(seconds) <= MOST_SECONDS;
  if (!isFine) return invalid('advanceBy', `advanceBy is a whole number of seconds from 0 to ${MOST_SECONDS}.`);
  return { target: (now) => now + Number(seconds) * 1000 };
}

function toWish(time: unknown, present: number): Wish {
  const wanted = typeof time === 'string' ? parseTime(time) : undefined;
  if (wanted === undefined)
    return invalid('advanceTo', 'advanceTo is a time with its zone, such as 2030-01-31T12:00:00Z.');
  if (wanted < present)
    return invalid('advanceTo', `The clock shows ${timeAt(present)} and never goes back. A reset sets it back.`);
  if (wanted - present > MOST_SECONDS * 1000)
    return invalid('advanceTo', 'One call moves the clock on by ten years at most.');
  return { target: () => wanted };
}

/** @param present the account's time in milliseconds */
function wishOf(body: unknown, present: number): Wish {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalid('advanceBy', 'Send {"advanceBy": seconds} or {"advanceTo": time}.');
  const { advanceBy, advanceTo, ...others } = body as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return {
      refusal: { status: 400, code: 'unknown_parameter', parameter: unknown, message: `'${unknown}' is unknown here.` },
    };
  if ((advanceBy === undefined) === (advanceTo === undefined))
    return invalid('advanceBy', 'Send either advanceBy, in seconds, or advanceTo, a time.');
  return advanceTo === undefined ? byWish(advanceBy) : toWish(advanceTo, present);
}

const standOf = ({ accountId, options }: ClockCall) =>
  options.store.transact(accountId, async ({ account }) => clockOf(account, new Date()));

export async function readClock(call: ClockCall): Promise<Reply> {
  return replyWith(call.requestId, 200, await standOf(call));
}

export async function moveClock(call: ClockCall, body: unknown): Promise<Reply> {
  const { requestId, accountId, options } = call;
  const wish = wishOf(body, momentOf((await standOf(call)).time));
  if ('refusal' in wish) return refuseWith(requestId, [wish.refusal]);
  return replyWith(requestId, 200, await advanceClock({ ...options, accountId }, wish.target));
}
