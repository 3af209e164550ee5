import type { DomainError } from './decision';
import { invalid } from './problems';

/**
 * An id stands in the address of its object. What ends a path or a part of it, what clients write in another way, and
 * what nobody sees could be stored and never be read again. Half a surrogate pair has no form in an address at all.
 */
const UNADDRESSABLE = /[\s\p{Cc}\p{Cf}\p{Surrogate}/\\?#%]/u;

/** `.` and `..` are steps in a path (RFC 3986, section 5.2.4): no client sends them as an id. */
const STEPS = ['.', '..'];

/** Checks an id that a caller chose, of a resource that callers name themselves. Length in characters. */
export function checkOwnId(id: string, longest: number): DomainError[] {
  const length = [...id].length;
  if (length === 0 || length > longest) return [invalid('id', `An id has 1 to ${longest} characters.`)];
  if (STEPS.includes(id) || UNADDRESSABLE.test(id))
    return [
      invalid('id', 'An id must fit into an address: no spaces, slashes, ?, #, % or control characters, not . or ..'),
    ];
  return [];
}
