/** An item of a checklist with all that is known of it. */
import { applicabilityOf } from '../profile/applicability';
import type { Verdict } from '../verdicts/types';
import { knownProfile, type ReportProfile } from './profile';
import type { AnswerParts, ReportCalls, ReportItem } from './types';
import type { JudgedItem } from './verdicts/catalog';
import { hear } from './verdicts/hear';
import { verdictOn } from './verdicts/report';
import type { Counterexample, ItemVerdict, Judged } from './verdicts/types';

/** What calls alone say of an item: a verdict of the judge, in a page or on a server. */
export type CallVerdict = Omit<Verdict, 'held' | 'looked' | 'counterexample'> & {
  readonly counterexample?: Counterexample;
};

/** The same of verdicts by item, as the command line and `/_sandbox/verdicts` have them. */
export function callVerdictsOf(judged: ReadonlyMap<string, Judged>): readonly CallVerdict[] {
  return [...judged].map(([itemId, { verdict, traffic = verdict, ...rest }]) => ({
    ...rest,
    itemId,
    state: verdict,
    traffic,
  }));
}

/** As a report has it, of values that JSON can hold. */
export function reportedCalls({ state, traffic, awaits, counterexample, ...verdict }: CallVerdict): ReportCalls {
  const { summary, exchanges, warnings } = verdict;
  const said = { verdict: state, traffic, ...(awaits && { awaits }), summary };
  const rest = { exchanges: [...exchanges], warnings: [...warnings] };
  if (!counterexample) return { ...said, ...rest };
  const { sequence, pointer, call, expected, seen, message, standard, mend } = counterexample;
  return {
    ...said,
    ...rest,
    counterexample: {
      ...{ sequence, pointer, expected, message, standard, mend },
      ...(call !== undefined && { call }),
      ...(seen !== undefined && { seen }),
    },
  };
}

/** For the rules that settle a verdict, which read no text. */
function judgedOf({ verdict, traffic, awaits, exchanges }: ReportCalls): Judged {
  return { verdict, traffic, ...(awaits && { awaits }), summary: '', exchanges, warnings: [] };
}

/** What people said, for the rules that settle a verdict: they read no text. */
function claimIn({ claim, waiver }: AnswerParts) {
  if (!claim) return undefined;
  const taken = waiver && { waiver: { who: '', why: '', until: waiver.until } };
  return { state: claim.state, changedTime: claim.changedTime, ...taken };
}

export interface Settled {
  readonly item: ReportItem;
  /** For the outcome; without texts. */
  readonly verdict: ItemVerdict;
}

/** @param today year-month-day */
export function settle(
  item: JudgedItem,
  calls: ReportCalls | undefined,
  answer: AnswerParts,
  stated: ReportProfile,
  today: string,
): Settled {
  const profile = knownProfile(stated);
  const { applies: state, reason } = applicabilityOf(item, profile);
  const verdict = hear(verdictOn(item, calls && judgedOf(calls), profile), claimIn(answer), today);
  const { id, checklist, question, level, verification, route } = item;
  const decidedBy = verification.mode;
  return {
    verdict,
    item: {
      ...{ id, checklist, question, level, decidedBy, route },
      revision: item.revision ?? 1,
      applies: { state, reason },
      verdict: verdict.verdict,
      ...(calls && { calls }),
      ...answer,
    },
  };
}
