/** The profile as a report has it: its texts name a connector, and may be taken out. */
import { type ProfileField, profileFields } from '../../catalog/profile-fields';
import { redactText } from '../../ledger/redact-text';
import { readProfile } from '../profile/read';
import type { Profile } from '../profile/types';
import { isRedacted, type Redacted } from './redacted';

type TextField = {
  [Field in ProfileField]: (typeof profileFields)[Field]['kind'] extends 'text' ? Field : never;
}[ProfileField];
export type ReportProfile = Omit<Profile, TextField> & { readonly [Field in TextField]?: string | Redacted };

/** What a report names a connector by, also once all other texts were taken out. Undefined where the profile names none. */
export function connectorOf({ name, version }: ReportProfile): { name?: string; version?: string } | undefined {
  const named = {
    ...(typeof name === 'string' && name !== '' && { name }),
    ...(typeof version === 'string' && version !== '' && { version }),
  };
  return Object.keys(named).length > 0 ? named : undefined;
}

/** Fields that decide nothing, and take any text. */
export const textFields: readonly string[] = Object.entries(profileFields).flatMap(([name, { kind }]) =>
  kind === 'text' ? [name] : [],
);

/** An assessment keeps fields and values that a later release may know. No reader of a report could use them. */
export function reportedProfile(profile: Profile): ReportProfile {
  const sound = Object.entries(profile).filter(([name, value]) => 'profile' in readProfile({ [name]: value }));
  return Object.fromEntries(
    sound.map(([name, value]) => [name, typeof value === 'string' ? redactText(value) : value]),
  ) as ReportProfile;
}

/** What of it decides, with the texts that were not taken out. */
export function knownProfile(profile: ReportProfile): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => !isRedacted(value))) as Profile;
}
