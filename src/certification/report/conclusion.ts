/** What all of a report amounts to. */
import type { Level } from '../../catalog/types';
import type { Settled } from './item';
import { isRedacted } from './redacted';
import type { ReadinessReport, ReportAnswer, ReportReason } from './types';
import { conclude, type Hindrance, hindranceOf } from './verdicts/outcome';

/** None of these quotes a person or a call. */
const sentences: Readonly<Record<Hindrance, (id: string) => string>> = {
  fails: (id) => `${id} fails.`,
  'tool-error': (id) => `${id} could not be judged.`,
  stale: (id) => `${id} was judged before, and not since.`,
  'not-observed': (id) => `${id} was not observed.`,
  'not-settled': (id) => `${id} is not settled.`,
  'no-answer': (id) => `${id} has no answer of the team.`,
};

function hindranceIn({ verdict }: Settled, minimum: Level): ReportReason[] {
  const why = hindranceOf(verdict, minimum, true);
  return why ? [{ subject: verdict.id, why, text: sentences[why](verdict.id) }] : [];
}

/** An answer that was changed since it was returned waits for its reviewer again. */
function isReturned({ claim, review }: Pick<ReportAnswer, 'claim' | 'review'>): boolean {
  return review?.decision === 'returned' && review.answerTime === claim?.changedTime;
}

/** What no list has is named by nobody: its name may be anything that somebody wrote, and a sentence cannot be redacted. */
const returnedElsewhere: ReportReason = {
  why: 'returned',
  text: 'A reviewer returned an answer that stands in no list.',
};

function returned(settled: readonly Settled[], answers: readonly ReportAnswer[]): ReportReason[] {
  const all = [
    ...settled.map(({ item: { id, question, claim, review } }) => ({ subject: id, title: question, claim, review })),
    ...answers,
  ];
  return all
    .filter(isReturned)
    .map(({ subject, title }) =>
      title === undefined || isRedacted(subject)
        ? returnedElsewhere
        : { subject, why: 'returned', text: `A reviewer returned ${subject}.` },
    );
}

const rehearsed: ReportReason = {
  why: 'rehearsal',
  text: 'Calls of the site’s own pages counted: a rehearsal proves nothing.',
};

/** What a reader asks about first stands first. */
const order: readonly ReportReason['why'][] = [
  ...(['rehearsal', 'fails', 'returned', 'tool-error', 'stale'] as const),
  ...(['not-settled', 'not-observed', 'no-answer'] as const),
];
const byWeight = (one: ReportReason, other: ReportReason) => order.indexOf(one.why) - order.indexOf(other.why);

export function outcomeOf(
  settled: readonly Settled[],
  answers: readonly ReportAnswer[],
  { minimum, isRehearsal }: { readonly minimum: Level; readonly isRehearsal: boolean },
): ReadinessReport['outcome'] {
  const more = [...returned(settled, answers), ...(isRehearsal ? [rehearsed] : [])];
  const { outcome, summary } = conclude(
    settled.map(({ verdict }) => verdict),
    minimum,
    more.map(({ text }) => text),
    true,
  );
  const reasons = [...settled.flatMap((one) => hindranceIn(one, minimum)), ...more].sort(byWeight);
  return { state: outcome, summary, reasons };
}
