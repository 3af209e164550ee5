import type { Context } from '../domain';
import { reference } from '../reference-data';
import { createIds } from './ids';

/** Where a shopper approves a payment that redirects; stands in answers, see `settle.ts` for the control call. */
export function redirectUrl(baseUrl: string, sourceId: string): string {
  return `${baseUrl}/_sandbox/sources/${sourceId}/approve`;
}

/** The outside world, as the rules of commerce see it. */
export function contextOf(now: string, sequence: number, baseUrl: string): Context {
  return {
    now,
    newId: createIds(sequence),
    reference,
    liveMode: false,
    redirectUrl: (sourceId) => redirectUrl(baseUrl, sourceId),
  };
}
