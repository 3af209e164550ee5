import type { Assessment } from '../assessment/types';
import type { ItemVerdict } from './types';

/** What the newest run of the connector showed, as the assessment keeps it: where no ledger is at hand, or it was emptied. */
export function verdictsOfLastRun({ attempts }: Assessment): ReadonlyMap<string, ItemVerdict> {
  const [last] = Object.values(attempts)
    .filter(({ rehearsal }) => !rehearsal)
    .sort((one, other) => other.startedTime.localeCompare(one.startedTime) || one.runId.localeCompare(other.runId));
  if (!last) return new Map();
  const summary = `As of the run “${last.name}”.`;
  const of = Object.entries(last.states).map(
    ([itemId, state]) => [itemId, { itemId, state, traffic: state, summary }] as const,
  );
  return new Map(of);
}
