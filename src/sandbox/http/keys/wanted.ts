/** What the sandbox's own calls about keys and accounts take, checked by hand: they are no part of the contract. */
import { knownVersions } from '../../../contract/versions';
import { parseTime, timeAt } from '../../domain/kernel/time';
import type { Permissions } from '../../engine/arrival';
import type { Refusal } from '../../engine/reply';
import { collections, permissionLevels } from './permissions';
import type { KeyType } from './record';

type Fields = Readonly<Record<string, unknown>>;

export interface WantedKey {
  readonly type: KeyType;
  readonly liveMode: boolean;
  readonly name?: string;
  readonly permissions?: Permissions;
  readonly version?: string;
  readonly expiresTime?: string;
}

/** Says what is wrong with a field. */
export class Unfit extends Error {
  constructor(
    readonly parameter: string,
    message: string,
    private readonly code: 'invalid_parameter' | 'unknown_parameter' = 'invalid_parameter',
  ) {
    super(message);
  }

  get refusal(): Refusal {
    return { status: 400, code: this.code, parameter: this.parameter, message: this.message };
  }
}

const types: readonly unknown[] = ['secret', 'public', 'restricted'];

/** @throws Unfit for a field that nobody knows */
export function onlyKnown(fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Unfit(
      unknown,
      `${unknown} is no field of this call. It takes ${known.join(', ') || 'nothing'}.`,
      'unknown_parameter',
    );
}

export function nameOf({ name }: Fields): { name?: string } {
  if (name === undefined) return {};
  if (typeof name !== 'string' || name.length > 100)
    throw new Unfit('name', 'name is a text of at most 100 characters.');
  return { name };
}

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

/** When a key ends; a moment that is over ends it at once. */
export function endOf({ expiresTime }: Fields): { expiresTime?: string } {
  if (expiresTime === undefined) return {};
  const moment = typeof expiresTime === 'string' ? parseTime(expiresTime) : undefined;
  if (moment === undefined)
    throw new Unfit('expiresTime', 'expiresTime is a time with its zone, such as 2030-01-31T12:00:00Z.');
  return { expiresTime: timeAt(moment) };
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
