/** Requests of older versions on their way in: lifted to the newest, and what only the older knows checked by itself. */
import { hasKind, lift, type OlderFields } from '../../contract/versions';
import type { Operation } from '../../generated/contract/operations';
import { taxIdentifiers } from '../../generated/reference';
import { isObject } from '../../json';
import type { Refusal } from '../engine/reply';
import { limitOf } from '../reference-data';
import { refusals } from './errors';

/** The body as the newest version takes it. */
export function liftBody(version: string, operation: Operation | null, body: unknown) {
  return lift(version, operation?.objectKind ?? '', body);
}

const identifierTypes = new Set(taxIdentifiers.map(({ type }) => type));
const isPair = (value: unknown) =>
  isObject(value) &&
  identifierTypes.has(String(value.type)) &&
  typeof value.value === 'string' &&
  value.value.length <= limitOf('text');
const isFlag = (value: unknown) => typeof value === 'boolean';

const shapes: Readonly<Record<string, [is: (value: unknown) => boolean, words: string]>> = {
  allowOversell: [isFlag, 'must be true or false'],
  visible: [isFlag, 'must be true or false'],
  creditAmount: [(value) => typeof value === 'number' && value > 0, 'must be a number above 0'],
  taxIdentifiers: [
    (value) => Array.isArray(value) && value.length <= limitOf('list') && value.every(isPair),
    'must be a list of pairs of a known type and a value',
  ],
};

/** What is wrong with the fields that only older versions know. */
export function olderFaults(older: OlderFields): Refusal[] {
  return Object.entries(older).flatMap(([parameter, value]) => {
    const [is, words] = shapes[parameter] ?? [() => false, 'is not a field of this version'];
    if (is(value)) return [];
    return [{ status: 400, code: 'invalid_parameter' as const, parameter, message: `${parameter} ${words}.` }];
  });
}

/** A resource that came later is not there for a caller of an older version. That it answers as an unknown path is inferred. */
export function notYet(version: string, operation: Operation, pathname: string): Refusal | undefined {
  const parts = operation.path.split('/').map((part) => part.replaceAll('-', '_').replace(/s$/, ''));
  const isThere = [operation.objectKind, ...parts].every((kind) => hasKind(version, kind));
  return isThere ? undefined : refusals.unknownPath(pathname);
}
