/** The profile as the file that `verify --profile` reads. */
import { stringify } from 'yaml';
import { parseSource } from '../../catalog/load/document';
import { profileFields } from '../../catalog/profile-fields';
import { readProfile } from '../profile/read';
import type { Profile } from '../profile/types';

export const PROFILE_FILE = 'connector-profile.yml';

const heading =
  '# What the connector does. Check it with: npx connector-standards verify --profile connector-profile.yml\n';

/** In the order of the fields' list, whatever the order in which they were answered. */
export function profileText(profile: Profile): string {
  const said = (Object.keys(profileFields) as (keyof Profile)[]).flatMap((field) =>
    profile[field] === undefined ? [] : [[field, profile[field]] as const],
  );
  return said.length === 0
    ? `${heading}{}\n`
    : heading + stringify(Object.fromEntries(said), { flowCollectionPadding: false });
}

/** @returns the profile, or all that is wrong, each with its line */
export function parseProfileText(name: string, text: string): { profile: Profile } | { problems: readonly string[] } {
  const source = parseSource(name, text);
  if (source.problems.length > 0)
    return { problems: source.problems.map(({ line, what }) => `Line ${line ?? '?'}: ${what}`) };
  const read = readProfile(source.data ?? {});
  if ('profile' in read) return read;
  return {
    problems: read.problems.map(({ path, what, mend }) => `Line ${source.lineOf(path) ?? '?'}: ${what} ${mend}`),
  };
}

export interface Difference {
  readonly field: keyof Profile;
  readonly before: Profile[keyof Profile];
  readonly after: Profile[keyof Profile];
}

/** Field by field what another profile says otherwise. */
export function differencesOf(before: Profile, after: Profile): readonly Difference[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return (Object.keys(profileFields) as (keyof Profile)[])
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
