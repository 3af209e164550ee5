import { isObject } from '../../json';
import { readProfile } from '../profile/read';
import { canonical } from './canonical';
import { FORMAT, VERSION } from './names';
import { knownProfile } from './profile';
import { reportSchema } from './schema/report';
import type { ReadinessReport } from './types';

export type ReadReport =
  | { readonly report: ReadinessReport }
  | {
      /** Why it is no report that can be read here, in sentences. */
      readonly problems: readonly string[];
    };

/** More than this says nothing further. */
const mostTold = 5;

const refused = (...problems: readonly string[]): ReadReport => ({ problems });

function isShallow(value: unknown): boolean {
  try {
    canonical(value);
    return true;
  } catch {
    return false;
  }
}

/** Looks at a JSON value that is said to be a readiness report. */
export function readReport(value: unknown): ReadReport {
  if (!isObject(value) || value.format !== FORMAT) return refused('It is no readiness report.');
  if (value.version !== VERSION)
    return refused(`It has version ${JSON.stringify(value.version) ?? 'none'}, and this release reads ${VERSION}.`);
  if (!isShallow(value)) return refused('Its values are nested too deeply.');
  const read = reportSchema.safeParse(value);
  if (!read.success)
    return refused(
      ...read.error.issues.slice(0, mostTold).map(({ path, message }) => `At /${path.join('/')}: ${message}.`),
    );
  const profile = readProfile(knownProfile(read.data.profile));
  if ('problems' in profile)
    return refused(...profile.problems.slice(0, mostTold).map(({ what }) => `At /profile: ${what}`));
  // The value as it came: reading leaves nothing out and adds nothing.
  return { report: value as unknown as ReadinessReport };
}
