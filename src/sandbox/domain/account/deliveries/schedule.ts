/**
 * When a failed delivery is sent again, and when a webhook is switched off. Published are three retries over a few hours for
 * test mode, up to 72 hours with growing distances for live mode, and "several days" of failures; the distances are ours.
 */
import { addSeconds, momentOf } from '../../kernel/time';

const minutes = 60;
const hours = 60 * minutes;
const days = 24 * hours;

/** Seconds after the attempt before. */
const testRetries: readonly number[] = [5 * minutes, 1 * hours, 3 * hours];

const firstLiveRetry = 5 * minutes;
const lastLiveRetry = 72 * hours;

/** For how long nothing but failures has to come back before a webhook is switched off. */
export const failingSeconds = 3 * days;

/** Each distance is twice the one before. */
function liveRetry(attempt: number): number | undefined {
  const afterFirst = firstLiveRetry * (2 ** attempt - 1);
  return afterFirst <= lastLiveRetry ? firstLiveRetry * 2 ** (attempt - 1) : undefined;
}

/**
 * When a delivery is sent again, or undefined where it was sent often enough.
 * @param attempt how many attempts were made, the last of them now
 */
export function nextAttemptTime(attempt: number, now: string, liveMode: boolean): string | undefined {
  const seconds = liveMode ? liveRetry(attempt) : testRetries[attempt - 1];
  return seconds === undefined ? undefined : addSeconds(now, seconds);
}

/** Whether a webhook that failed again is switched off. */
export function isGivenUp(failingSince: string, now: string): boolean {
  return momentOf(now) - momentOf(failingSince) >= failingSeconds * 1000;
}
