/** Arithmetic on times that were handed in. Nothing here asks what time it is. */

/** "2030-01-31T12:00:00Z": documents carry whole seconds. */
export function toSeconds(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

export function addSeconds(time: string, seconds: number): string {
  return toSeconds(new Date(Date.parse(time) + seconds * 1000).toISOString());
}

export function addDays(time: string, days: number): string {
  return addSeconds(time, days * 24 * 60 * 60);
}

/** Year and month of a moment in UTC, the month from 1. */
export function yearAndMonth(time: string): { year: number; month: number } {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

export function isBetween(time: string, start: string, end: string): boolean {
  const moment = Date.parse(time);
  return Date.parse(start) <= moment && moment <= Date.parse(end);
}

export function isTimestamp(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
