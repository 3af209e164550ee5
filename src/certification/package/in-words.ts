import type { ClaimState, Evidence, SubjectId } from '../assessment/types';
import { type Answered, claimOn, evidenceOn, lastAttemptAt, planOf, standingOn } from './answered';

const lines = (...parts: readonly (string | undefined | false)[]) => parts.filter(Boolean).join('\n');

/** Words for each answer; nothing for none. */
type Words = Readonly<Record<Exclude<ClaimState, 'open'>, string>>;

export const claimWords: Words = { done: 'Done', 'not-done': 'Not done', 'not-applicable': 'Not applicable' };
export const questionWords: Words = { done: 'Yes', 'not-done': 'No', 'not-applicable': 'Not applicable' };
const caseWords: Words = { done: 'Passed', 'not-done': 'Failed', 'not-applicable': 'Not applicable' };

/** What a team says of a subject; where the profile leaves it out, that. Empty where neither does. */
export function answerTo(answered: Answered, subject: SubjectId, words: Words): string {
  const state = claimOn(answered, subject)?.state ?? 'open';
  if (state !== 'open') return words[state];
  return standingOn(answered, subject)?.scope.isIn === false ? words['not-applicable'] : '';
}

/**
 * What came of a use case. Calls that break an item speak for themselves. Otherwise a team's word goes before a run, which does
 * not tell whether all that was expected was seen.
 */
export function resultOf(answered: Answered, useCaseId: string): string {
  const subject = `use-case:${useCaseId}`;
  if (standingOn(answered, subject)?.state === 'failed') return 'Failed: calls break an item';
  const said = answerTo(answered, subject, caseWords);
  if (said !== '') return said;
  const isRun = standingOn(answered, subject)?.by === 'evidence' || lastAttemptAt(answered, useCaseId) !== undefined;
  return isRun ? 'Run, not rated' : '';
}

/** Whether a use case is part of the plan, and why not. */
export function appliesOf(answered: Answered, subject: SubjectId): string {
  const { state, reason = '' } = claimOn(answered, subject) ?? {};
  if (state === 'not-applicable') return `No: ${reason}`;
  const scope = standingOn(answered, subject)?.scope;
  if (!scope) return '';
  return scope.isIn ? 'Yes' : `No: ${scope.why}`;
}

/** Whether a criterion is met; a word of its own where it is not. */
export function metBy(answered: Answered, subject: SubjectId): string {
  const said = answerTo(answered, subject, questionWords);
  if (said === questionWords['not-applicable']) return said;
  const standing = standingOn(answered, subject);
  if (!standing) return said;
  return standing.state === 'met' ? questionWords.done : said === '' ? '' : questionWords['not-done'];
}

/** The name under which the bytes of a file lie in the package: two files may have one name. */
export const evidencePath = ({ id, file }: Evidence) =>
  `evidence/${id.replaceAll(/[^\w-]/g, (one) => `_${one.charCodeAt(0).toString(16)}`)}-${(file?.name ?? 'file').replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80)}`;

function evidenceLine(one: Evidence): string {
  const { title, text, address, file } = one;
  if (file) return `${title}: ${evidencePath(one)} (SHA-256 ${file.sha256})`;
  return [title, address ?? text].filter(Boolean).join(': ');
}

/** Notes, links and files, a line each. */
export const evidenceLines = (answered: Answered, subject: SubjectId): string =>
  lines(...evidenceOn(answered, subject).map(evidenceLine));

/** Why an answer is as it is: reason, note, what the profile or a call says, evidence, and who took a failure on. */
export function proofOf(answered: Answered, subject: SubjectId): string {
  const { state = 'open', reason, note, waiver } = claimOn(answered, subject) ?? {};
  const standing = standingOn(answered, subject);
  const isTold = standing && (standing.by === 'evidence' || standing.by === 'document' || standing.state === 'failed');
  const isOut = state === 'open' && standing?.scope.isIn === false;
  return lines(
    state === 'not-applicable' && reason,
    note,
    standing && (isTold || isOut) && standing.says,
    evidenceLines(answered, subject),
    waiver && `Taken on by ${waiver.who} until ${waiver.until}: ${waiver.why}`,
  );
}

/** Where something is that was delivered: its evidence, and the links of its plan. */
export function placeOf(answered: Answered, subject: SubjectId): string {
  const links = planOf(answered, subject)?.links ?? [];
  return lines(
    evidenceLines(answered, subject),
    ...links.map(({ title, address }) => (title === '' ? address : `${title}: ${address}`)),
  );
}

export const dueOf = (answered: Answered, subject: SubjectId): string => planOf(answered, subject)?.due ?? '';
export const ownerOf = (answered: Answered, subject: SubjectId): string => planOf(answered, subject)?.ownerName ?? '';
