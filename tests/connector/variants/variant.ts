/** What a broken connector is: the right one with some behaviours exchanged, and what a judge has to say of it. */
import type { Behaviours } from '../connector/behaviours';

/** An act of the season, by the name of its run. */
export type ActName =
  | 'opening'
  | 'goods'
  | 'payments'
  | 'places'
  | 'disputes'
  | 'refusals on purpose'
  | 'subscriptions'
  | 'accounts'
  | 'the schedule';

export interface Broken {
  readonly item: string;
  /** `fail` when absent. */
  readonly verdict?: 'fail' | 'warn';
  /** The call that shows it, as in `POST /checkouts/{id}`. */
  readonly call: string;
  /** The field at fault in what the call sent, as a JSON pointer into the entry; any place in a list counts as the first. Absent where it may be anywhere in the call. */
  readonly field?: string;
}

export interface Variant {
  /** What it does wrong, as in "Sends no IP address". */
  readonly name: string;
  readonly breaks: readonly Broken[];
  /** The acts that bring it out, after the opening. */
  readonly acts: readonly ActName[];
  /** Requests a second that the sandbox takes; no limit when absent. */
  readonly rateLimit?: number;
  readonly exchange: (right: Behaviours) => Partial<Behaviours>;
}

export const breaks = (item: string, call: string, field?: string): Broken => ({
  item,
  call,
  ...(field !== undefined && { field: `/requestBody${field}` }),
});

export const warns = (item: string, call: string, field?: string): Broken => ({
  ...breaks(item, call, field),
  verdict: 'warn',
});
