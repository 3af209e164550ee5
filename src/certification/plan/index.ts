import type { Assessment, SubjectId } from '../assessment/types';
import { isDealtWith } from '../readiness/tick-parts';
import type { Gate, Readiness } from '../readiness/types';
import type { Phase, SubjectKind } from '../subjects/types';
import { type Blocked, isOverdue, isSettled, ownerOf, type PlanRow } from './row';

/** What is planned from the start; the rest once somebody plans it. */
export const plannedKinds: readonly SubjectKind[] = ['criterion', 'task', 'deliverable', 'item'];

export const nameOfPhase = ({ number, title }: Phase): string =>
  number === null ? title : `Phase ${number}: ${title}`;

const nameOfGate = (phase: Phase, { side }: Gate) =>
  `${side === 'entry' ? 'Entry to' : 'Exit of'} ${phase.number === null ? phase.title : `phase ${phase.number}`}`;

/** By subject, the first gate that waits for it. */
function blockers({ phases }: Readiness): ReadonlyMap<SubjectId, Blocked> {
  const found = new Map<SubjectId, Blocked>();
  const gates = phases.flatMap(({ phase, entry, exit }) => [entry, exit].map((gate) => ({ phase, gate })));
  for (const [rank, { phase, gate }] of gates.entries())
    for (const tick of gate.ticks.filter((one) => !isDealtWith(one)))
      for (const { id } of [tick.criterion, ...tick.missing])
        if (!found.has(id)) found.set(id, { gate: nameOfGate(phase, gate), rank });
  return found;
}

/** All that can be planned, in the order of the process. What is out of scope is left out, unless somebody planned it. */
export function planRows(
  readiness: Readiness,
  { plan, claims }: Pick<Assessment, 'plan' | 'claims'>,
): readonly PlanRow[] {
  const waiting = blockers(readiness);
  const names = new Map(readiness.phases.map(({ phase }) => [phase.id, nameOfPhase(phase)]));
  return readiness.standings.flatMap(({ subject, scope, state, says }) => {
    const entry = Object.hasOwn(plan, subject.id) ? plan[subject.id] : undefined;
    if (!scope.isIn && !entry) return [];
    const note = Object.hasOwn(claims, subject.id) ? claims[subject.id]?.note : undefined;
    const blocks = waiting.get(subject.id);
    return {
      ...{ subject, phase: names.get(subject.phase) ?? '', state, says },
      ...(entry && { entry }),
      ...(note !== undefined && { note }),
      ...(blocks && { blocks }),
    };
  });
}

export const orders = ['due', 'blocking', 'process'] as const;
export type Order = (typeof orders)[number];

const never = '9999-12-31';
const nowhere = Number.MAX_SAFE_INTEGER;

/** The order of the process settles what is equal. */
export function sorted(rows: readonly PlanRow[], order: Order): readonly PlanRow[] {
  if (order === 'process') return rows;
  const due = ({ entry }: PlanRow) => entry?.due ?? never;
  const rank = ({ blocks }: PlanRow) => blocks?.rank ?? nowhere;
  const byDue = (a: PlanRow, b: PlanRow) => due(a).localeCompare(due(b));
  const byRank = (a: PlanRow, b: PlanRow) => rank(a) - rank(b);
  const settled = (a: PlanRow, b: PlanRow) => Number(isSettled(a)) - Number(isSettled(b));
  return [...rows].sort((a, b) =>
    order === 'due' ? settled(a, b) || byDue(a, b) || byRank(a, b) : settled(a, b) || byRank(a, b) || byDue(a, b),
  );
}

export interface Chosen {
  readonly order: Order;
  /** Null for those that are planned from the start. */
  readonly kind: SubjectKind | null;
  /** As it is shown; empty for all. */
  readonly owner: string;
  readonly hasDone: boolean;
}

export function chosenRows(rows: readonly PlanRow[], { order, kind, owner, hasDone }: Chosen): readonly PlanRow[] {
  const isOfKind = ({ subject, entry }: PlanRow) =>
    kind === null ? plannedKinds.includes(subject.kind) || entry !== undefined : subject.kind === kind;
  const isOwned = ({ entry }: PlanRow) => owner === '' || ownerOf(entry) === owner;
  const found = rows.filter((row) => isOfKind(row) && isOwned(row) && (hasDone || !isSettled(row)));
  return sorted(found, order);
}

export interface Sums {
  readonly open: number;
  readonly overdue: number;
  readonly dated: number;
  readonly owned: number;
}

/** @param today year-month-day */
export function sumsOf(rows: readonly PlanRow[], today: string): Sums {
  const open = rows.filter((row) => !isSettled(row));
  return {
    open: open.length,
    overdue: open.filter((row) => isOverdue(row, today)).length,
    dated: open.filter(({ entry }) => entry?.due !== undefined).length,
    owned: open.filter(({ entry }) => entry?.ownerName !== undefined || entry?.ownerRole !== undefined).length,
  };
}
