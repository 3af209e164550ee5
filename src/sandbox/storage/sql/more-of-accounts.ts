/** What only some accounts have, such as a clock that stands still: kept together, as JSON. */
import { isObject } from '../../../json';
import type { AccountState } from '../account';

/** Where it is damaged, the account goes on with what it counts. */
export function readMore(more: string): Partial<AccountState> {
  if (more === '{}') return {};
  try {
    const read: unknown = JSON.parse(more);
    return isObject(read) ? read : {};
  } catch {
    return {};
  }
}

export const writeMore = (more: Partial<AccountState>): string => JSON.stringify(more);
