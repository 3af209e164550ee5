/** What a restricted key may do. The provider's levels; that reading means GET, and writing every other method, is inferred. */
import { type Operation, operations } from '../../../generated/contract/operations';
import type { Caller, Permission } from '../../engine/arrival';
import type { Refusal } from '../../engine/reply';
import { refusals } from '../errors';

export const permissionLevels: readonly Permission[] = ['none', 'read', 'write', 'read-write'];

const collectionIn = (path: string) => path.split('/')[1] ?? '';

/** What permissions are given for: the first parts of the contract's paths. */
export const collections: ReadonlySet<string> = new Set(
  Object.values(operations).map(({ path }) => collectionIn(path)),
);

/** Why a key may not make a call, where it may not. A resource that a restricted key does not name is closed to it. */
export function notPermitted({ path, method }: Operation, { permissions }: Caller): Refusal | undefined {
  if (!permissions) return undefined;
  const collection = collectionIn(path);
  const wanted = method === 'GET' ? 'read' : 'write';
  const level = permissions[collection] ?? 'none';
  return level === 'read-write' || level === wanted ? undefined : refusals.notPermitted(collection, wanted);
}
