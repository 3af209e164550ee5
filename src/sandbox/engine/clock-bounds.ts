/**
 * How far the clock of an account goes, in milliseconds since 1970. Times are written with four digits of the year, and what is
 * due later than the clock shows needs such a time too.
 */
export const earliestClock = Date.UTC(2000, 0);
export const latestClock = Date.UTC(9000, 0);
