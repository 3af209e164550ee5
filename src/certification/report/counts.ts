import type { ClaimState } from '../assessment/types';
import { rollUp } from '../verdicts/rollup';
import type { ReadinessReport, ReportItem } from './types';
import { titleOf } from './verdicts/catalog';

export function countsOf(items: readonly ReportItem[]): ReadinessReport['counts'] {
  const claims = { open: 0, done: 0, 'not-done': 0, 'not-applicable': 0 } satisfies Record<ClaimState, number>;
  for (const { claim } of items) claims[claim?.state ?? 'open'] += 1;
  return { verdicts: rollUp(items.map(({ verdict }) => verdict)).counts, claims };
}

/** Where each checklist stands. */
export function standings(items: readonly ReportItem[]): ReadinessReport['checklists'] {
  const ids = [...new Set(items.map(({ checklist }) => checklist))];
  return ids.map((id) => {
    const states = items.filter(({ checklist }) => checklist === id).map(({ verdict }) => verdict);
    return { id, title: titleOf(id), ...rollUp(states) };
  });
}
