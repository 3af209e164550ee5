/** `/_sandbox/clock`: where an account's clock stands, and a way to let time pass without waiting. */
import { momentOf, parseTime, timeAt } from '../domain/kernel/time';
import { clockOf } from '../engine/account-time';
import { advanceClock } from '../engine/clock';
import { controlEntry, nothing } from '../engine/entries';
import type { Refusal, Reply } from '../engine/reply';
import { refuseWith, replyWith } from './answer';
import { type ControlCall, unreadable } from './control-call';

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

const standOf = ({ accountId, options }: ControlCall) =>
  options.store.transact(accountId, async ({ account }) => clockOf(account, new Date()));

export async function readClock(call: ControlCall): Promise<Reply> {
  return replyWith(call.requestId, 200, await standOf(call));
}

export async function moveClock(call: ControlCall): Promise<Reply> {
  const { requestId, options } = call;
  const read = await call.body();
  const unusable = unreadable(read);
  if (unusable) return refuseWith(requestId, unusable);
  const wish = wishOf(read.value, momentOf((await standOf(call)).time));
  if ('refusal' in wish) return refuseWith(requestId, [wish.refusal]);
  const told = await call.recorded();
  return advanceClock(options.record, call, wish.target, (advanced, book) => {
    const reply = replyWith(requestId, 200, advanced);
    book.write(controlEntry(told, reply, nothing));
    return reply;
  });
}
