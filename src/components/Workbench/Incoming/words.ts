import type { Comparison } from '../../../certification/assessment/differences/compare';
import { type Choices, compareAssessments } from '../../../certification/assessment/differences/compare';
import type { About, Assessment } from '../../../certification/assessment/types';
import { chosenSide, isConflict } from '../Differences/groups';

const environmentNames = { sandbox: 'in the sandbox', test: 'in test mode', production: 'in production' } as const;

/** How people call an assessment. */
export function aboutInWords({ name, environment, team }: About): string {
  const called = name ? `“${name}”` : 'without a name,';
  return `${called} ${environmentNames[environment]}${team && `, team ${team}`}`;
}

/** What was done with the differences, in sentences. */
export function doneInWords({ differences }: Comparison, choices: Choices): string {
  const count = (side: string, of = differences) => of.filter((one) => chosenSide(one, choices) === side).length;
  const conflicts = differences.filter(isConflict);
  const parts = [`${plural(count('there') + count('together'), 'field')} taken over.`];
  if (count('together') > 0) parts.push(`${count('together')} of them now hold both.`);
  if (count('here', conflicts) > 0) parts.push(`${count('here', conflicts)} stay as you had them.`);
  return parts.join(' ');
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Whether an assessment holds anything at all. */
export function isUntouched(assessment: Assessment): boolean {
  const nothing = { claims: {}, plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} };
  const empty: Assessment = {
    ...assessment,
    ...nothing,
    profile: {},
    about: { ...assessment.about, name: '', team: '' },
  };
  return compareAssessments(assessment, empty).differences.length === 0;
}
