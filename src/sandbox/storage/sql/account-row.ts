/** Between the row of an account, without its name, and what the account counts. */
import { isObject } from '../../../json';
import type { AccountState } from '../account';

export interface AccountRow {
  readonly sequence: number;
  readonly number: number;
  readonly epoch: number;
  readonly clock_offset: number;
  readonly first_sequence: number;
  readonly run: string | null;
  /** JSON of what only some accounts have, such as a clock that stands still. */
  readonly more: string;
}

export const accountColumns = 'sequence, number, epoch, clock_offset, first_sequence, run, more';

/** Where it is damaged, the account goes on with what it counts. */
function readMore(more: string): Partial<AccountState> {
  if (more === '{}') return {};
  try {
    const read: unknown = JSON.parse(more);
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}

export function stateOf({
  sequence,
  number,
  epoch,
  clock_offset,
  first_sequence,
  run,
  more,
}: AccountRow): AccountState {
  return {
    ...readMore(more),
    ...{ sequence, number, epoch, clockOffset: clock_offset, firstSequence: first_sequence },
    ...(run !== null && { run }),
  };
}

/** In the order of the columns. */
export function valuesOf(state: AccountState): (number | string | null)[] {
  const { sequence, number, epoch, clockOffset, firstSequence, run = null, ...more } = state;
  return [sequence, number, epoch, clockOffset, firstSequence, run, JSON.stringify(more)];
}
