/**
 * Times: the one place that reads them, and arithmetic on those that were handed in. Nothing here asks what time it is.
 *
 * A time is written as RFC 3339 has it, with its zone: `2030-01-31T12:00:00Z`. The API's own times are in UTC. A text
 * without a zone could mean any of two dozen moments, so it is no time; neither is a day that no calendar has.
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|([+-])(\d{2}):(\d{2}))$/i;

const MINUTE = 60_000;
const FIRST_MOMENT = midnightOf(0, 1, 1);
const LAST_MOMENT = midnightOf(10_000, 1, 1) - 1;

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function midnightOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function parseDate(text: string): number | undefined {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number) as [number, number, number, number];
  if (year === undefined) return undefined;
  const midnight = midnightOf(year, month, day);
  // A day that does not exist rolls over into the next month.
  const read = new Date(midnight);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? midnight : undefined;
}

/** Minutes east of UTC. */
function offsetOf(sign: string | undefined, hours: number, minutes: number): number | undefined {
  if (sign === undefined) return 0;
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

interface Read {
  readonly text: string;
  readonly moment: number | undefined;
}

/** The two times that were read last: a call reads its own again and again, with its fraction of a second and without. */
let last: Read = { text: '', moment: undefined };
let former = last;

/** Milliseconds since 1970 in UTC, cut to whole ones, or undefined where the text is no time. */
export function parseTime(text: string): number | undefined {
  if (text === last.text) return last.moment;
  const found = text === former.text ? former : { text, moment: readTime(text) };
  former = last;
  last = found;
  return found.moment;
}

function readTime(text: string): number | undefined {
  const [, date = '', hour, minute, second, fraction = '', , sign, east, eastMinutes] = TIME.exec(text) ?? [];
  const midnight = parseDate(date);
  const offset = offsetOf(sign, Number(east), Number(eastMinutes));
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (midnight === undefined || offset === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const milliseconds = seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  const moment = midnight + (hours * 60 + minutes - offset) * MINUTE + milliseconds;
  return moment >= FIRST_MOMENT && moment <= LAST_MOMENT ? moment : undefined;
}

/** The same, and a date alone for its midnight in UTC. */
export function parseTimeOrDate(text: string): number | undefined {
  return parseTime(text) ?? parseDate(text);
}

/** A time that was checked when it came in; anything else is a fault of ours. */
export function momentOf(time: string): number {
  const moment = parseTime(time);
  if (moment === undefined) throw new Error(`"${time}" is no time.`);
  return moment;
}

/** Of milliseconds since 1970, with its fraction of a second. */
export function timeAt(moment: number): string {
  return new Date(moment).toISOString();
}

/** "2030-01-31T12:00:00Z": documents carry whole seconds. */
export function toSeconds(time: string): string {
  return `${new Date(momentOf(time)).toISOString().slice(0, 19)}Z`;
}

/** No later than the last moment that can be written. */
export function addSeconds(time: string, seconds: number): string {
  const moment = Math.min(momentOf(time) + seconds * 1000, LAST_MOMENT);
  return toSeconds(new Date(moment).toISOString());
}

export function addDays(time: string, days: number): string {
  return addSeconds(time, days * 24 * 60 * 60);
}

/** A day that the month lacks becomes the month's last one: a month after 31 January is the end of February. */
export function addMonths(time: string, months: number): string {
  const date = new Date(momentOf(time));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return toSeconds(date.toISOString());
}

/** Year and month of a moment in UTC, the month from 1. */
export function yearAndMonth(time: string): { year: number; month: number } {
  const date = new Date(momentOf(time));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

export function isBetween(time: string, start: string, end: string): boolean {
  const moment = momentOf(time);
  return momentOf(start) <= moment && moment <= momentOf(end);
}

export function isTimestamp(text: string): boolean {
  return parseTime(text) !== undefined;
}
