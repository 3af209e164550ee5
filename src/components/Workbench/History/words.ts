import { profileFields } from '../../../catalog/profile-fields';
import type { SubjectId } from '../../../certification/assessment/types';
import { ownerRoles } from '../../../certification/plan/row';
import type { Subjects } from '../../../certification/subjects/types';
import known from '../../../generated/subjects.json';
import { isObject } from '../../../json';
import { claimNames } from '../../Checklist/filters';

const fieldNames: Readonly<Record<string, string>> = {
  answer: 'Answer',
  state: 'Answer',
  note: 'Note',
  reason: 'Reason',
  waiver: 'Waiver',
  ownerRole: 'Owner’s role',
  ownerName: 'Owner’s name',
  due: 'Due',
  links: 'Links of the plan',
  evidence: 'Evidence',
  comment: 'Comment',
  comments: 'Comment',
  review: 'Review',
  reviews: 'Review',
  attempts: 'Run',
  milestone: 'Milestone',
  milestones: 'Milestone',
  'about name': 'Name of the assessment',
  'about environment': 'Environment',
  'about team': 'Team',
};

const titles = new Map((known as Subjects).subjects.map(({ id, title, route }) => [id, { title, route }]));

/** What a change or a difference is about, in words. */
export function nameOfField(field: string): string {
  const [, profile] = /^profile (.+)$/.exec(field) ?? [];
  const told = profile && Object.hasOwn(profileFields, profile) ? profile : undefined;
  return fieldNames[field] ?? (told ? `Passport: ${told}` : field);
}

export const subjectOf = (id: SubjectId): { title: string; route?: string } => titles.get(id) ?? { title: id };

const LONGEST = 240;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const names: Readonly<Record<string, string>> = { ...claimNames, ...ownerRoles };

function wordsOfRecord(value: Record<string, unknown>): string {
  const { state, reason, who, why, until, title, text, name, decision, file } = value;
  if (typeof who === 'string') return `${who} until ${String(until)}: ${String(why)}`;
  const told = [state, decision, title ?? name, reason, text === title ? undefined : text]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part) => names[part] ?? part);
  const hash = isObject(file) && typeof file.sha256 === 'string' ? [`SHA-256 ${file.sha256.slice(0, 12)}…`] : [];
  return told.length + hash.length > 0 ? [...told, ...hash].join(', ') : JSON.stringify(value);
}

/** A value as a person reads it. */
export function wordsOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'string') return short(names[value] ?? value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return short(value.length === 0 ? 'nothing' : value.map(wordsOf).join(', '));
  return short(isObject(value) ? wordsOfRecord(value) : String(value));
}
