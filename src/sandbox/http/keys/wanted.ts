/** What the sandbox's own calls about keys and accounts take, checked by hand: they are no part of the contract. */
import { knownVersions } from '../../../contract/versions';
import { timeAt } from '../../domain/kernel/time';
import type { Permissions } from '../../engine/arrival';
import { type Fields, nameOf, onlyKnown, Unfit, wantedMoment } from '../fields';
import { collections, permissionLevels } from './permissions';
import type { KeyType } from './record';

export interface WantedKey {
  readonly type: KeyType;
  readonly liveMode: boolean;
  readonly name?: string;
  readonly permissions?: Permissions;
  readonly version?: string;
  readonly expiresTime?: string;
}

const types: readonly unknown[] = ['secret', 'public', 'restricted'];

function permissionsOf({ permissions }: Fields, type: KeyType): { permissions?: Permissions } {
  if (type !== 'restricted') {
    if (permissions !== undefined) throw new Unfit('permissions', 'Only a restricted key has permissions.');
    return {};
  }
  if (typeof permissions !== 'object' || permissions === null || Array.isArray(permissions))
    throw new Unfit('permissions', 'A restricted key needs permissions, such as {"orders": "read"}.');
  for (const [collection, level] of Object.entries(permissions)) {
    const parameter = `permissions.${collection}`;
    if (!collections.has(collection)) throw new Unfit(parameter, `There is no resource ${collection}.`);
    if (!permissionLevels.includes(level))
      throw new Unfit(parameter, `${parameter} is one of ${permissionLevels.join(', ')}.`);
  }
  return { permissions: permissions as Permissions };
}

function versionOf({ version }: Fields): { version?: string } {
  if (version === undefined) return {};
  if (typeof version !== 'string' || !knownVersions.includes(version))
    throw new Unfit('version', `version is one of ${knownVersions.join(', ')}.`);
  return { version };
}

/** When a key ends; a moment that is over ends it at once. @throws Unfit */
export function endOf(fields: Fields): { expiresTime?: string } {
  const moment = wantedMoment(fields, 'expiresTime');
  return moment === undefined ? {} : { expiresTime: timeAt(moment) };
}

/** @throws Unfit */
export function wantedKey(fields: Fields): WantedKey {
  onlyKnown(fields, ['type', 'liveMode', 'name', 'permissions', 'version', 'expiresTime']);
  const { type = 'secret', liveMode = false } = fields;
  if (!types.includes(type)) throw new Unfit('type', 'type is secret, public or restricted.');
  if (typeof liveMode !== 'boolean') throw new Unfit('liveMode', 'liveMode is true or false.');
  const known = type as KeyType;
  return {
    type: known,
    liveMode,
    ...nameOf(fields),
    ...permissionsOf(fields, known),
    ...versionOf(fields),
    ...endOf(fields),
  };
}
