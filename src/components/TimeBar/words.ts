/** Times and what came of moving the clock, in words. Times are shown in UTC, as the sandbox counts. */
import type { Moved } from '../../sandbox-client/clock';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `31 Jan 2030, 12:00:05` */
export function timeWords(time: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)/.exec(time) ?? [];
  return year === undefined ? time : `${Number(day)} ${months[Number(month) - 1]} ${year}, ${clock}`;
}

const MINUTE = 60;
const units: readonly (readonly [string, number])[] = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
  ['second', 1],
];

/** `in 3 days`, rounded down to the largest unit; `now` for what is due already. */
export function untilWords(from: string, to: string): string {
  const seconds = Math.floor((Date.parse(to) - Date.parse(from)) / 1000);
  const [name, size] = units.find(([, length]) => seconds >= length) ?? [];
  if (name === undefined || size === undefined) return 'now';
  const number = Math.floor(seconds / size);
  return `in ${number} ${name}${number === 1 ? '' : 's'}`;
}

const counted = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** One sentence for whoever cannot see the list. */
export function movedWords({ time, steps, carriedOut = [], carriedOutInAll = carriedOut.length }: Moved): string {
  const shows = `The clock shows ${timeWords(time)} UTC.`;
  if (carriedOutInAll === 0)
    return `${shows} ${steps === 0 ? 'Nothing was due.' : 'What was due found nothing to do.'}`;
  const events = carriedOut.reduce((sum, one) => sum + one.events.length, 0);
  const told = carriedOutInAll > carriedOut.length ? '' : `, with ${counted(events, 'event', 'events')}`;
  return `${shows} ${counted(carriedOutInAll, 'thing', 'things')} happened${told}.`;
}
