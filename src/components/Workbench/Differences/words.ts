import { profileFields } from '../../../catalog/profile-fields';
import type { Difference } from '../../../certification/assessment/differences/compare';
import type { Place } from '../../../certification/assessment/differences/settle';
import type {
  Attempt,
  Claim,
  Comment,
  Evidence,
  Milestone,
  PlanEntry,
  Review,
  SubjectId,
  Waiver,
  WebLink,
} from '../../../certification/assessment/types';
import { ownerRoles } from '../../../certification/plan/row';
import { isObject } from '../../../json';
import { claimNames } from '../../Checklist/filters';
import { momentInWords, reviewInWords } from '../words';

const fieldNames: Readonly<Record<string, string>> = {
  'about name': 'Name of the assessment',
  'about environment': 'Environment',
  'about team': 'Team',
  'claims answer': 'Answer',
  'claims note': 'Note',
  'claims waiver': 'Waiver',
  'plan ownerRole': 'Role of the owner',
  'plan ownerName': 'Owner',
  'plan due': 'Due',
  'plan links': 'Links',
  'evidence ': 'Evidence',
  'comments ': 'Comment',
  'reviews ': 'Review',
  'attempts ': 'Verdicts of a run',
  'milestones ': 'Milestone',
};

export function fieldName({ group, field }: Place): string {
  if (group === 'profile') return `Passport: ${field}`;
  return fieldNames[`${group} ${field}`] ?? field;
}

function answerInWords({ state, reason, revision }: Claim): string {
  const said = reason ? `${claimNames[state]}: ${reason}` : claimNames[state];
  return revision === undefined ? said : `${said} (to revision ${revision})`;
}

function profileValue(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const known = Object.entries(profileFields).find(([name]) => name === field)?.[1].values as
    | Readonly<Record<string, string>>
    | undefined;
  return [value]
    .flat()
    .map((one) => known?.[String(one)] ?? String(one))
    .join(', ');
}

function evidenceInWords({ title, text, address, file }: Evidence): string {
  return [title, text, address, file && `${file.name}, ${file.size.toLocaleString('en')} bytes`]
    .filter(Boolean)
    .join('\n');
}

const writers: Readonly<Partial<Record<string, (value: never) => string>>> = {
  'claims answer': (value: Claim) => answerInWords(value),
  'claims waiver': ({ who, why, until }: Waiver) => `${who} takes it on until ${until}: ${why}`,
  'plan ownerRole': (role: NonNullable<PlanEntry['ownerRole']>) => ownerRoles[role] ?? role,
  'plan links': (links: readonly WebLink[]) => links.map(({ title, address }) => `${title} ${address}`).join('\n'),
  'evidence ': (value: Evidence) => evidenceInWords(value),
  'comments ': ({ author, text }: Comment) => `${author || 'Somebody'}: ${text}`,
  'reviews ': (value: Review) => reviewInWords(value),
  'attempts ': ({ name, startedTime, states }: Attempt) =>
    `${name}, ${momentInWords(startedTime)}, ${Object.keys(states).length} items judged`,
  'milestones ': ({ name, time }: Milestone) => `${name}, ${momentInWords(time)}`,
};

/** What a field holds, for a person to read. Lines are parted by line breaks. */
export function valueInWords({ group, field }: Place, value: unknown): string {
  if (value === undefined) return 'Nothing';
  if (group === 'profile') return profileValue(field, value);
  const write = writers[`${group} ${field}`];
  return write ? write(value as never) : String(value);
}

/** What a difference is about; null for the assessment as a whole. */
export function subjectOf({ place, here, there }: Difference): SubjectId | null {
  if (place.group === 'claims' || place.group === 'plan' || place.group === 'reviews') return place.key;
  const record = isObject(here) ? here : there;
  return isObject(record) && typeof record.subject === 'string' ? record.subject : null;
}
