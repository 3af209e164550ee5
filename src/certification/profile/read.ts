import { suggest } from '../../catalog/load/nearest';
import { type ProfileFieldSpec, profileFields } from '../../catalog/profile-fields';
import { isObject } from '../../json';
import type { Profile, ProfileProblem } from './types';

const specs: Readonly<Record<string, ProfileFieldSpec>> = profileFields;
/** Long lists are not told in a message. */
const mostTold = 12;

function instead(name: string, known: readonly string[]): string {
  const short = known.length > mostTold ? 'The schema lists what can stand here.' : `Use one of: ${known.join(', ')}.`;
  return suggest(name, known, short);
}

function problemsOfValue(value: unknown, name: string, { values }: ProfileFieldSpec, path: ProfileProblem['path']) {
  const known = Object.keys(values);
  if (typeof value === 'string' && known.includes(value)) return [];
  return [{ path, what: `${name} is ${JSON.stringify(value)}.`, mend: instead(String(value), known) }];
}

function problemsOfField(name: string, value: unknown): ProfileProblem[] {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  const path = [name];
  if (!spec) return [{ path, what: `"${name}" is not a field of a profile.`, mend: instead(name, Object.keys(specs)) }];
  const wrongKind = (mend: string) => [{ path, what: `${name} is ${JSON.stringify(value) ?? 'empty'}.`, mend }];
  if (spec.kind === 'flag') return typeof value === 'boolean' ? [] : wrongKind('Write true or false.');
  if (spec.kind === 'text') return typeof value === 'string' ? [] : wrongKind('Write a text, in quotes.');
  if (spec.kind === 'one')
    return Array.isArray(value) ? wrongKind('Write one value, not a list.') : problemsOfValue(value, name, spec, path);
  if (!Array.isArray(value)) return wrongKind(`Write a list, such as [${Object.keys(spec.values)[0]}].`);
  return value.flatMap((one, index) => problemsOfValue(one, `${name}[${index}]`, spec, [name, index]));
}

/** Reads what a file says. Everything that is wrong is told at once. */
export function readProfile(value: unknown): { profile: Profile } | { problems: readonly ProfileProblem[] } {
  if (!isObject(value)) {
    const what = 'A profile is a list of fields with values.';
    return { problems: [{ path: [], what, mend: 'Write lines such as "goods: [physical]".' }] };
  }
  // Editors read the schema of a file from this field.
  const { $schema: _, ...fields } = value;
  const problems = Object.entries(fields).flatMap(([name, field]) => problemsOfField(name, field));
  return problems.length > 0 ? { problems } : { profile: fields as Profile };
}
