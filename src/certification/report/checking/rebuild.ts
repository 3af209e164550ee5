/** The report that follows from what one says of people, and from what calls say. */
import type { Answers } from '../answers';
import { assemble } from '../build';
import { connectorOf } from '../profile';
import { isRedacted } from '../redacted';
import type { AnswerParts, ReadinessReport, ReportCalls } from '../types';
import type { JudgedItem } from '../verdicts/catalog';

function partsOf({ claim, waiver, plan, evidence, comments, review }: AnswerParts): AnswerParts {
  return {
    ...(claim && { claim }),
    ...(waiver && { waiver }),
    ...(plan && { plan }),
    evidence,
    comments,
    ...(review && { review }),
  };
}

function answersIn({ items, answers }: ReadinessReport): Answers {
  return new Map([
    ...items.map((item) => [item.id, partsOf(item)] as const),
    ...answers.map((answer) => [answer.subject, partsOf(answer)] as const),
  ]);
}

/** What calls say, as the report itself has it. */
export function statedCalls({ items }: ReadinessReport): ReadonlyMap<string, ReportCalls> {
  return new Map(items.flatMap(({ id, calls }) => (calls ? [[id, calls]] : [])));
}

export interface Truth {
  readonly calls: ReadonlyMap<string, ReportCalls>;
  readonly ledger: ReadinessReport['ledger'];
  readonly runs: ReadinessReport['runs'];
  readonly callSalt: string | undefined;
}

/** Puts a report together anew. What people said, and when, is taken from the report. */
export function rebuild(stated: ReadinessReport, items: readonly JudgedItem[], truth: Truth): ReadinessReport {
  const { $schema, tool, createdTime, about, profile, minimum, scope, attempts, answers, salts } = stated;
  // Reports of earlier releases have none; a redacted one has it alone.
  const connector = stated.connector && (salts ? connectorOf(profile) : stated.connector);
  return assemble({
    ...{ $schema, tool, createdTime, connector, about, profile, minimum, scope, attempts },
    ...{ items, calls: truth.calls, ledger: truth.ledger, runs: truth.runs },
    answers: answersIn(stated),
    titles: new Map(
      answers.flatMap(({ subject, title }) => (title === undefined || isRedacted(subject) ? [] : [[subject, title]])),
    ),
    ...(salts && { salts: { ...salts, calls: truth.callSalt ?? salts.calls } }),
  });
}
