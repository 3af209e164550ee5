/** What an assessment holds of each subject, without keys and card data that somebody typed into it. */
import { redactText } from '../../ledger/redact-text';
import type { Assessment, Claim, Comment, Evidence, PlanEntry, Review, SubjectId } from '../assessment/types';
import type { Redacted } from './redacted';
import type { AnswerParts } from './types';

const nothing: AnswerParts = { evidence: [], comments: [] };

/** Each text in a record of texts, lists and records. Names of fields and hashes hold no secrets. */
function clean<Value>(value: Value): Value {
  if (typeof value === 'string') return redactText(value) as Value;
  if (Array.isArray(value)) return value.map(clean) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, clean(field)])) as Value;
}

function claimOf({ state, reason, note, changedTime, by, revision }: Claim): AnswerParts['claim'] {
  return {
    state,
    ...(reason !== undefined && { reason: redactText(reason) }),
    ...(note !== undefined && { note: redactText(note) }),
    changedTime,
    ...(by !== undefined && { by: redactText(by) }),
    ...(revision !== undefined && { revision }),
  };
}

function planOf({ links, ...plan }: PlanEntry): AnswerParts['plan'] {
  const { ownerName } = plan;
  return {
    ...plan,
    ...(ownerName !== undefined && { ownerName: redactText(ownerName) }),
    ...(links !== undefined && { links: clean([...links]) }),
  };
}

function evidenceOf({ subject: _, ...evidence }: Evidence): AnswerParts['evidence'][number] {
  const { title, text, address, file, by } = evidence;
  return {
    ...evidence,
    title: redactText(title),
    ...(text !== undefined && { text: redactText(text) }),
    ...(address !== undefined && { address: redactText(address) }),
    ...(file !== undefined && { file: { ...file, name: redactText(file.name), type: redactText(file.type) } }),
    ...(by !== undefined && { by: redactText(by) }),
  };
}

function commentOf({ id, text, author, time }: Comment): AnswerParts['comments'][number] {
  return { id, text: redactText(text), author: redactText(author), time };
}

const reviewOf = ({ reviewer, reason, ...review }: Review): AnswerParts['review'] => ({
  ...review,
  reviewer: redactText(reviewer),
  ...(reason !== undefined && { reason: redactText(reason) }),
});

function own<Value>(records: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined;
}

function bySubject<Value extends { subject: SubjectId }>(records: Readonly<Record<string, Value>>, time: keyof Value) {
  const found = new Map<SubjectId, Value[]>();
  const inOrder = Object.values(records).sort((one, other) => (one[time] < other[time] ? -1 : 1));
  for (const one of inOrder) found.set(one.subject, [...(found.get(one.subject) ?? []), one]);
  return found;
}

/** Of a redacted report, some subjects were taken out. */
export type Answers = ReadonlyMap<SubjectId | Redacted, AnswerParts>;

/** What was said of a subject; nothing where nobody said anything. */
export const answerTo = (answers: Answers, subject: SubjectId): AnswerParts => answers.get(subject) ?? nothing;

/** By subject, for all of which anything is there. */
export function answersIn({ claims, plan, evidence, comments, reviews }: Assessment): Answers {
  const [evidenceOn, commentsOn] = [bySubject(evidence, 'addedTime'), bySubject(comments, 'time')];
  const subjects = new Set([
    ...[claims, plan, reviews].flatMap((records) => Object.keys(records)),
    ...evidenceOn.keys(),
    ...commentsOn.keys(),
  ]);
  return new Map(
    [...subjects].sort().map((subject): [SubjectId, AnswerParts] => {
      const [claim, planned, review] = [own(claims, subject), own(plan, subject), own(reviews, subject)];
      const parts: AnswerParts = {
        ...(claim && { claim: claimOf(claim) }),
        ...(claim?.waiver && { waiver: clean(claim.waiver) }),
        ...(planned && { plan: planOf(planned) }),
        evidence: (evidenceOn.get(subject) ?? []).map(evidenceOf),
        comments: (commentsOn.get(subject) ?? []).map(commentOf),
        ...(review && { review: reviewOf(review) }),
      };
      return [subject, parts];
    }),
  );
}
