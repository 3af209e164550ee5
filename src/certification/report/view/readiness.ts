/** Phases and gates as a report's own words have them: of one's own report, and of one that somebody sent. */
import { emptyAssessment } from '../../assessment/empty';
import type { Assessment, Claim, Evidence, PlanEntry } from '../../assessment/types';
import { readinessOf } from '../../readiness';
import type { ItemVerdict, Readiness } from '../../readiness/types';
import type { Subjects } from '../../subjects/types';
import { keyOf, shown } from '../formats/said';
import { knownProfile } from '../profile';
import type { AnswerParts, ReadinessReport } from '../types';

function claimOf({ claim, waiver }: AnswerParts): Claim | undefined {
  if (!claim) return undefined;
  const { state, changedTime, reason, note, revision } = claim;
  return {
    ...{ state, changedTime },
    ...(reason !== undefined && { reason: shown(reason) }),
    ...(note !== undefined && { note: shown(note) }),
    ...(revision !== undefined && { revision }),
    ...(waiver && { waiver: { who: shown(waiver.who), why: shown(waiver.why), until: waiver.until } }),
  };
}

function planOf({ plan }: AnswerParts): PlanEntry | undefined {
  if (!plan) return undefined;
  const { ownerRole, ownerName, due, changedTime } = plan;
  return {
    changedTime,
    ...(ownerRole !== undefined && { ownerRole }),
    ...(ownerName !== undefined && { ownerName: shown(ownerName) }),
    ...(due !== undefined && { due }),
  };
}

const evidenceOf = (subject: string, { evidence }: AnswerParts) =>
  evidence.map(({ id: stated, kind, title, addedTime }): [string, Evidence] => {
    const id = keyOf(stated);
    return [id, { id, subject, kind, title: shown(title), addedTime }];
  });

/** What a report says that people answered. Values that were taken out stay so. */
function answeredIn({ about, profile, items, answers, attempts }: ReadinessReport): Assessment {
  const all: readonly (readonly [string, AnswerParts])[] = [
    ...items.map((item) => [item.id, item] as const),
    ...answers.map((answer) => [keyOf(answer.subject), answer] as const),
  ];
  const defined = <Value>(of: (parts: AnswerParts) => Value | undefined) =>
    Object.fromEntries(
      all.flatMap(([subject, parts]) => {
        const value = of(parts);
        return value === undefined ? [] : [[subject, value] as const];
      }),
    );
  return {
    ...emptyAssessment(keyOf(about.assessmentId)),
    ...{ savedTime: about.savedTime, profile: knownProfile(profile) },
    about: { name: shown(about.name), environment: about.environment, team: shown(about.team) },
    claims: defined(claimOf),
    plan: defined(planOf),
    evidence: Object.fromEntries(all.flatMap(([subject, parts]) => evidenceOf(subject, parts))),
    attempts: Object.fromEntries(
      attempts.map(({ useCaseId, ...attempt }) => {
        const runId = keyOf(attempt.runId);
        const tried = useCaseId === undefined ? {} : { useCaseId: keyOf(useCaseId) };
        return [`${runId} ${attempt.startedTime}`, { ...attempt, ...tried, runId, name: shown(attempt.name) }];
      }),
    ),
  };
}

function verdictsIn({ items }: ReadinessReport): ReadonlyMap<string, ItemVerdict> {
  return new Map(
    items.flatMap(({ id, calls }) => {
      if (!calls) return [];
      const { verdict: state, traffic, summary, awaits } = calls;
      return [[id, { itemId: id, state, traffic, summary: shown(summary), ...(awaits && { awaits }) }]];
    }),
  );
}

export interface Picture {
  readonly assessment: Assessment;
  readonly readiness: Readiness;
}

/** Where everything stood on the day of the report. */
export function pictureOf(report: ReadinessReport, subjects: Subjects): Picture {
  const assessment = answeredIn(report);
  const verdicts = verdictsIn(report);
  const runs = report.runs
    .filter(({ judged }) => judged)
    .map(({ useCaseId, ...run }) => ({ ...run, ...(useCaseId !== undefined && { useCaseId: keyOf(useCaseId) }) }));
  const today = report.createdTime.slice(0, 10);
  const facts = { assessment, verdicts, runs, ruledItems: [...verdicts.keys()], today };
  return { assessment, readiness: readinessOf(subjects, facts) };
}
