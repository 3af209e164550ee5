import { encodeText } from '../../../browser/address';
import { type ListedOperation, operationGroups } from '../../../generated/contract/operation-list';

/** What an address of the playground names. */
export type Named =
  | { kind: 'nothing' }
  | { kind: 'group'; tag: string }
  | { kind: 'operation'; tag: string; operation: ListedOperation }
  | { kind: 'unknown'; said: string };

const isMethod = (text: string) => /^(get|post|put|patch|delete)$/i.test(text);

/** Paths that differ in the names of their ids are one. */
const plainPath = (path: string) => path.replace(/\{\w+\}/g, '{}');

const sameText = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Spaces are written as they are, or as lines below. */
const plain = (tag: string) => tag.replaceAll('_', ' ');

/** The parts of `#/Orders/createOrders?more`: what is behind the question mark is not looked at here. */
function partsOf(anchor: string): string[] | null {
  const [path = ''] = anchor.split('?', 1);
  const [start, ...parts] = path.split('/');
  return start === '' && parts[0] ? parts.filter(Boolean) : null;
}

/** By its name, or by its call, as in `#/POST/orders/{id}`. */
function wantedIn([first = '', ...rest]: readonly string[]): (operation: ListedOperation) => boolean {
  if (!isMethod(first)) return ({ id }) => sameText(id, rest[0] ?? first);
  const path = plainPath(`/${rest.join('/')}`);
  return (one) => sameText(one.method, first) && plainPath(one.path) === path;
}

/**
 * Reads an address such as `#/Orders/createOrders`. The operation's name decides: links of other tools may write the resource in
 * their own way.
 * @param anchor decoded, without the `#`
 */
export function namedIn(anchor: string): Named {
  const parts = partsOf(anchor);
  if (!parts) return { kind: 'nothing' };
  const [first = '', second] = parts;
  const isWanted = wantedIn(parts);
  for (const { tag, operations } of operationGroups) {
    const operation = operations.find(isWanted);
    if (operation) return { kind: 'operation', tag, operation };
  }
  const group = operationGroups.find(({ tag }) => sameText(tag, plain(first)));
  if (group && second === undefined) return { kind: 'group', tag: group.tag };
  return { kind: 'unknown', said: isMethod(first) ? parts.join('/') : (second ?? first) };
}

/** The address that opens an operation in the playground. */
export function hashOf(tag: string, operationId: string): string {
  return `#/${encodeText(tag)}/${operationId}`;
}

/** For the id of an element: `Country specifications` has a space, and ids have none. */
export function elementIdOf(tag: string): string {
  return `operations-tag-${tag.replaceAll(' ', '_')}`;
}

/** The place in the API reference that says all about an operation. */
export function referenceOf(tag: string, operationId: string): string {
  return `/docs/reference/api/${tag.toLowerCase().replaceAll(' ', '-')}#${operationId}`;
}

/** The resource of an operation; undefined where the API has no such operation. */
export function tagOf(operationId: string): string | undefined {
  return operationGroups.find(({ operations }) => operations.some(({ id }) => id === operationId))?.tag;
}
