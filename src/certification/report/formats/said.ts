/** What a report says, in sentences that all formats share. */
import { isRedacted } from '../redacted';
import type { AnswerParts, ReadinessReport, ReportItem } from '../types';

type Hidable = ReportItem['evidence'][number]['title'];

/** A text, or a word that it was taken out. */
export function shown(value: Hidable | undefined): string {
  if (value === undefined) return '';
  return isRedacted(value) ? '(redacted)' : String(value);
}

/** A text by which something is told from all else, also where it was taken out. */
export const keyOf = (id: Hidable): string => (isRedacted(id) ? id.redacted : String(id));

/** The connector's name and version, as far as the passport has them. A report that was redacted still says whose it is. */
export function connectorIn({ connector, profile }: Pick<ReadinessReport, 'connector' | 'profile'>): string {
  const name = connector?.name ?? shown(profile.name);
  const version = connector?.version ?? (isRedacted(profile.version) ? '' : shown(profile.version));
  return [name, version].filter(Boolean).join(' ');
}

/** By which version of this product a run was judged, where that is known. */
export const judgedBy = (toolVersion: string | undefined): string =>
  toolVersion === undefined ? '' : `, judged by version ${toolVersion}`;

/** Where a counterexample is: the call, and the field in it. */
function whereIs({ sequence, call, pointer }: NonNullable<NonNullable<ReportItem['calls']>['counterexample']>): string {
  const named = call === undefined || isRedacted(call) ? '' : `, ${shown(call)}`;
  return `call ${sequence}${named}${pointer ? `, at ${pointer}` : ''}`;
}

const claimed = { open: '', done: 'The team says: done.', 'not-done': 'The team says: not done.' } as const;

export function claimIn({ claim }: AnswerParts): string {
  if (!claim) return '';
  if (claim.state === 'not-applicable') return `The team says that it does not apply: ${shown(claim.reason)}`;
  return claimed[claim.state];
}

export const noteIn = ({ claim }: AnswerParts): string => (claim?.note === undefined ? '' : shown(claim.note));

export function waiverIn({ waiver }: AnswerParts): string {
  return waiver ? `Waived by ${shown(waiver.who)} until ${waiver.until}: ${shown(waiver.why)}` : '';
}

export function reviewIn({ review }: AnswerParts): string {
  if (!review) return '';
  const reason = review.reason === undefined ? '' : `: ${shown(review.reason)}`;
  return `${review.decision === 'accepted' ? 'Accepted' : 'Returned'} by ${shown(review.reviewer)}${reason}`;
}

/** What calls show of an item: the counterexample where there is one. */
export function callsIn({ calls, decidedBy }: ReportItem): string {
  if (!calls) return decidedBy === 'attestation' ? 'A person decides.' : 'No rule reads calls for this item yet.';
  const { counterexample, summary } = calls;
  if (!counterexample) return shown(summary);
  const { message, standard } = counterexample;
  return `${isRedacted(message) ? standard : shown(message)} (${whereIs(counterexample)})`;
}

/** Why an item stands where it stands, in the order in which a reader asks. */
export function reasonsFor(item: ReportItem): readonly string[] {
  if (item.applies.state === 'not-applicable') return [item.applies.reason];
  const waiver = item.verdict === 'waived' ? waiverIn(item) : '';
  return [callsIn(item), claimIn(item), noteIn(item), waiver, reviewIn(item)].filter((one) => one !== '');
}

/** What was judged, in a sentence. */
export function judgedIn({ ledger, scope, runs }: ReadinessReport): string {
  const judged = runs.filter(({ judged }) => judged);
  const about = scope.runs === 'all' ? 'all calls' : `runs ${judged.map(({ name }) => shown(name)).join(', ')}`;
  const since = scope.since === undefined ? '' : ` since ${scope.since}`;
  return `${ledger.entries} entries of ${shown(ledger.name)}, ${ledger.firstSequence} to ${ledger.lastSequence}; ${about}${since}`;
}

export const outcomeWords = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  'nothing-observed': 'Nothing observed',
} as const;

/** The outcome in a sentence. A rehearsal says so. */
export function outcomeIn({ outcome, scope }: ReadinessReport): string {
  return scope.rehearsal ? `A rehearsal, which proves nothing. ${outcome.summary}` : outcome.summary;
}

const hindrances: Readonly<Record<ReadinessReport['outcome']['reasons'][number]['why'], string>> = {
  rehearsal: 'It is a rehearsal',
  fails: 'Fails',
  returned: 'Returned by a reviewer',
  'tool-error': 'Could not be judged',
  stale: 'Judged before, and not since',
  'not-settled': 'Not settled by calls',
  'not-observed': 'Not observed in calls',
  'no-answer': 'Not answered by the team',
};

/** What is in the way, by the way in which it is: with the ids of what it is about. */
export function hindrancesIn({
  outcome,
}: ReadinessReport): readonly { readonly title: string; readonly ids: readonly string[] }[] {
  return [...new Set(outcome.reasons.map(({ why }) => why))].map((why) => ({
    title: hindrances[why],
    ids: outcome.reasons.flatMap((reason) =>
      reason.why === why && reason.subject !== undefined ? [reason.subject] : [],
    ),
  }));
}
