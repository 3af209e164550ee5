import type { Choices, Difference, Side } from '../../../certification/assessment/differences/compare';
import type { SubjectId } from '../../../certification/assessment/types';
import { subjectOf } from './words';

export interface DifferenceGroup {
  /** Null for the assessment as a whole. */
  readonly subject: SubjectId | null;
  readonly differences: readonly Difference[];
}

/** By what they are about, in the order in which they come; the assessment as a whole first. */
export function groupsOf(differences: readonly Difference[]): readonly DifferenceGroup[] {
  const groups = new Map<SubjectId | null, Difference[]>([[null, []]]);
  for (const difference of differences) {
    const subject = subjectOf(difference);
    groups.set(subject, [...(groups.get(subject) ?? []), difference]);
  }
  return [...groups].flatMap(([subject, members]) => (members.length > 0 ? [{ subject, differences: members }] : []));
}

export const isConflict = ({ kind }: Difference): boolean => kind === 'both';

/** `newer`: of each the one that was changed last. */
export type Everywhere = 'here' | 'there' | 'newer' | 'usual';

/** One choice for all that differs on both sides; the rest stays as it was chosen. */
export function everywhere(differences: readonly Difference[], choices: Choices, how: Everywhere): Choices {
  const side = (difference: Difference): Side => {
    if (how === 'usual') return difference.usual;
    return how === 'newer' ? newerSide(difference) : how;
  };
  return new Map([...choices, ...differences.filter(isConflict).map((one) => [one.id, side(one)] as const)]);
}

/** Yours, where the two are of one moment or do not tell. */
export function newerSide({ stamps }: Difference): 'here' | 'there' {
  return (stamps?.there.time ?? '') > (stamps?.here.time ?? '') ? 'there' : 'here';
}

export const chosenSide = (difference: Difference, choices: Choices): Side =>
  choices.get(difference.id) ?? difference.usual;

/** How many fields of what is here would change. */
export function countChanges(differences: readonly Difference[], choices: Choices): number {
  return differences.filter((one) => chosenSide(one, choices) !== 'here').length;
}
