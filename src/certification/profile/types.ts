import type { ProfileField, profileFields } from '../../catalog/profile-fields';

type ValueOf<Field extends ProfileField> = (typeof profileFields)[Field]['kind'] extends 'flag'
  ? boolean
  : (typeof profileFields)[Field]['kind'] extends 'many'
    ? readonly string[]
    : string;

/** What a connector does. What is left out is not known. */
export type Profile = { readonly [Field in ProfileField]?: ValueOf<Field> };

/** Something in a profile that cannot be used. */
export interface ProfileProblem {
  /** Keys and positions that lead to it. */
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly mend: string;
}
