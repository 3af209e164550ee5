import { scopeOf } from '../subjects/scope';
import type { Phase, Subjects } from '../subjects/types';
import { nextActionOf } from './next-action';
import { ringsOf } from './rings';
import { standingOf } from './standing';
import { gatesOf } from './ticks';
import type { Count, Facts, Gates, MetBy, PhaseStanding, Readiness, Standing, Tick } from './types';

const states = { ticked: 'met', denied: 'open', open: 'open', aside: 'aside' } as const;

function standingOfTick({ criterion, state, by, says }: Tick, { assessment }: Facts): Standing {
  const isAnswered = (assessment.claims[criterion.id]?.state ?? 'open') !== 'open';
  const met: { by?: MetBy } = by ? { by } : {};
  const scope = { isIn: true, isCertain: true, why: 'It applies to every connector.' };
  return { subject: criterion, scope, state: states[state], isAnswered, says, ...met };
}

function countOf(standings: readonly Standing[], phase: string, kind: 'task' | 'deliverable'): Count {
  const found = standings.filter(({ subject }) => subject.phase === phase && subject.kind === kind);
  return { done: found.filter(({ state }) => state === 'met' || state === 'aside').length, total: found.length };
}

function phasesOf(phases: readonly Phase[], gates: Gates, standings: readonly Standing[]): readonly PhaseStanding[] {
  const found = phases.map((phase) => ({
    phase,
    entry: gates.gate(phase.id, 'entry'),
    exit: gates.gate(phase.id, 'exit'),
  }));
  const first = found.find(({ entry, exit }) => !(entry.isPassed && exit.isPassed));
  return found.map((one) => {
    const isPassed = one.entry.isPassed && one.exit.isPassed;
    const isCurrent = one === first || one.entry.isPassed;
    return {
      ...one,
      state: isPassed ? 'passed' : isCurrent ? 'current' : 'ahead',
      tasks: countOf(standings, one.phase.id, 'task'),
      deliverables: countOf(standings, one.phase.id, 'deliverable'),
    };
  });
}

/** Where an assessment stands: each subject, the gates, five counts, and what to do next. */
export function readinessOf({ phases, subjects, places }: Subjects, facts: Facts): Readiness {
  const { assessment } = facts;
  const scopes = new Map(subjects.map((subject) => [subject, scopeOf(subject, assessment.profile, places)] as const));
  const outside = new Set([...scopes].flatMap(([{ id }, { isIn }]) => (isIn ? [] : [id])));
  const others = [...scopes].flatMap(([subject, scope]) =>
    subject.kind === 'criterion' ? [] : [standingOf(subject, scope, facts, (id) => !outside.has(id))],
  );
  const criteria = subjects.filter(({ kind }) => kind === 'criterion');
  const gates = gatesOf({ phases, criteria, standings: others, claims: assessment.claims });
  const byId = new Map(others.map((standing) => [standing.subject.id, standing]));
  const standings = subjects.map(({ id }) => byId.get(id) ?? standingOfTick(gates.tick(id), facts));
  const stands = phasesOf(phases, gates, standings);
  return {
    standings,
    phases: stands,
    rings: ringsOf(standings, facts),
    next: nextActionOf(standings, stands, assessment),
  };
}
