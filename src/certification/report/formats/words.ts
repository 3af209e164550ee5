/** Verdicts in words that all formats share. */
import type { VerdictState } from '../../verdicts/types';
import type { Counterexample, VerdictReport } from '../verdicts/types';

export const stateWords: Readonly<Record<VerdictState, string>> = {
  pass: 'pass',
  warn: 'pass, with a warning',
  fail: 'fail',
  review: 'for a person',
  'not-observed': 'not observed',
  stale: 'stale',
  'not-applicable': 'does not apply',
  waived: 'accepted failure',
  'tool-error': 'fault of the tool',
};

/** Calls alone never show all that is asked for: without the team's answers, ready says no more than they do. */
export function outcomeIn({ outcome, hasAssessment }: Pick<VerdictReport, 'outcome' | 'hasAssessment'>): string {
  if (outcome === 'nothing-observed') return 'nothing observed';
  if (outcome === 'not-ready') return 'not ready';
  return hasAssessment ? 'ready' : 'ready as far as calls can tell';
}

/** Recorded texts may hold anything: what would move a terminal's cursor is shown as a mark. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}

/** The lines of what a person typed or pasted: each is printable, and none is lost in a mark. */
export const linesOf = (text: string): string[] => text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map(printable);

export function count(amount: number, one: string, several = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : several}`;
}

/** Where a counterexample is: the call, and the field in it. */
export function whereIs({ sequence, call, pointer }: Counterexample): string {
  return `call ${sequence}${call ? `, ${call}` : ''}${pointer ? `, at ${pointer}` : ''}`;
}

/** What was judged, in a sentence. */
export function aboutWhat({ source, scope, minimum }: VerdictReport): string {
  const run = scope.runName === undefined ? '' : `, run "${scope.runName}"`;
  const since = scope.since === undefined ? '' : `, since ${scope.since}`;
  const rehearsal = scope.rehearsal ? ', calls of the site included: a rehearsal, no proof' : '';
  return `${count(source.entries, 'entry', 'entries')} of ${source.name}${run}${since}${rehearsal}; items from ${minimum} up count`;
}

export interface Group<Item> {
  readonly checklist: string;
  readonly items: readonly Item[];
}

export function byChecklist<Item extends { readonly checklist: string }>(
  items: readonly Item[],
): readonly Group<Item>[] {
  return [...new Set(items.map(({ checklist }) => checklist))].map((checklist) => ({
    checklist,
    items: items.filter((item) => item.checklist === checklist),
  }));
}
