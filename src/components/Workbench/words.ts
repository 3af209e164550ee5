import type { Stamp } from '../../certification/assessment/differences/settle';
import type { Review } from '../../certification/assessment/types';

/** ISO 8601, UTC, as the day and the minute. */
export const momentInWords = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`;

export function stampInWords({ time, by }: Stamp): string {
  return [time && momentInWords(time), by && `by ${by}`].filter(Boolean).join(', ');
}

const reviewWords = { accepted: 'Accepted', returned: 'Returned' } as const;

export function reviewInWords({ decision, reason, reviewer }: Review): string {
  const said = `${reviewWords[decision]} by ${reviewer || 'nobody who gave a name'}`;
  return reason ? `${said}: ${reason}` : said;
}
