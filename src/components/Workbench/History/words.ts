import type { Place } from '../../../certification/assessment/differences/settle';
import type { ClaimState, HistoryEvent, SubjectId } from '../../../certification/assessment/types';
import type { Subjects } from '../../../certification/subjects/types';
import known from '../../../generated/subjects.json';
import { isObject } from '../../../json';
import { claimNames } from '../../Checklist/filters';
import { fieldName, valueInWords } from '../Differences/words';

const titles = new Map((known as Subjects).subjects.map(({ id, title, route }) => [id, { title, route }]));

export const subjectOf = (id: SubjectId): { title: string; route?: string } => titles.get(id) ?? { title: id };

/** Fields of the history that go by another name where two assessments are compared. */
const groups: Readonly<Record<string, Place['group']>> = {
  evidence: 'evidence',
  comment: 'comments',
  review: 'reviews',
  attempt: 'attempts',
  milestone: 'milestones',
};
const answers: Readonly<Record<string, string>> = { state: 'answer', answer: 'answer', note: 'note', waiver: 'waiver' };

function placeOf(field: string): Place {
  const [, whole, name = ''] = /^(about|profile) (.+)$/.exec(field) ?? [];
  if (whole) return { group: whole as Place['group'], key: '', field: name };
  const group = groups[field];
  if (group) return { group, key: '', field: '' };
  const answer = answers[field];
  return answer ? { group: 'claims', key: '', field: answer } : { group: 'plan', key: '', field };
}

/** What was changed, in words. */
export const nameOfField = (field: string): string => (field === 'reason' ? 'Reason' : fieldName(placeOf(field)));

const LONGEST = 240;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** One side of a change, as a person reads it. */
export function wordsOf({ field }: Pick<HistoryEvent, 'field'>, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (field === 'state') return claimNames[value as ClaimState] ?? String(value);
  if (field === 'reason') return short(String(value));
  if (field === 'answer' && isObject(value) && value.note)
    return short(`${valueInWords(placeOf(field), value)}, ${value.note}`);
  return short(valueInWords(placeOf(field), value));
}
