import type { Subject, SubjectKind } from '../subjects/types';
import type { Gates, Grounds, MetBy, Side, Standing, Tick } from './types';

/** One of the things that tick a criterion. */
export interface Part {
  readonly isComplete: boolean;
  readonly by: ReadonlySet<MetBy>;
  readonly says: string;
  readonly missing: readonly Subject[];
}

/** Nothing is left to do about it. */
export const isDealtWith = ({ state }: Pick<Tick, 'state'>): boolean => state === 'ticked' || state === 'aside';

/** Kinds of answers that tick a criterion together, with what of them is asked for. */
const groups: Readonly<
  Record<
    string,
    { kind: SubjectKind; says: string; isAsked(subject: Subject): boolean; isThere(one: Standing): boolean }
  >
> = {
  'use-cases': {
    kind: 'use-case',
    says: 'use cases passed or are called done.',
    isAsked: () => true,
    isThere: ({ state }) => state === 'met' || state === 'aside',
  },
  questions: {
    kind: 'question',
    says: 'questions of the security review are answered.',
    isAsked: () => true,
    isThere: ({ isAnswered }) => isAnswered,
  },
  duties: {
    kind: 'duty',
    says: 'required duties are checked.',
    isAsked: ({ level }) => level === 'required',
    isThere: ({ isAnswered }) => isAnswered,
  },
};

function partOfGroup(name: string, standings: readonly Standing[]): Part | null {
  const group = groups[name];
  if (!group) return null;
  const asked = standings.filter(
    ({ subject, scope }) => subject.kind === group.kind && scope.isIn && group.isAsked(subject),
  );
  const there = asked.filter(group.isThere);
  return {
    isComplete: asked.length > 0 && there.length === asked.length,
    by: new Set(there.flatMap(({ by }) => by ?? [])),
    says: `${there.length} of ${asked.length} ${group.says}`,
    missing: asked.filter((one) => !group.isThere(one)).map(({ subject }) => subject),
  };
}

function partOfDeliverable(id: string, standings: readonly Standing[]): Part {
  const found = standings.find(({ subject }) => subject.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  const { subject, state, by, says } = found;
  const isComplete = state === 'met' || state === 'aside';
  return {
    isComplete,
    by: new Set(by ? [by] : []),
    says: isComplete ? `“${subject.title}”: ${says}` : `“${subject.title}” is not delivered.`,
    missing: isComplete ? [] : [subject],
  };
}

function partOfCriterion(id: string, gates: Gates): Part {
  const tick = gates.tick(id);
  const isComplete = isDealtWith(tick);
  return {
    isComplete,
    by: new Set(tick.by ? [tick.by] : []),
    says: `“${tick.criterion.title}” ${isComplete ? 'is ticked' : 'is open'}.`,
    missing: isComplete ? [] : [tick.criterion],
  };
}

function partOfGate(name: string, { phases }: Grounds, gates: Gates): Part {
  const [phase = '', side = ''] = name.split('.');
  const { isPassed, ticks } = gates.gate(phase, side as Side);
  const title = phases.find(({ id }) => id === phase)?.title ?? phase;
  return {
    isComplete: isPassed,
    by: new Set(ticks.flatMap(({ by }) => by ?? [])),
    says: `All exit criteria of “${title}” ${isPassed ? 'are' : 'are not yet'} ticked.`,
    missing: ticks.filter((tick) => !isDealtWith(tick)).map(({ criterion }) => criterion),
  };
}

/** @param name as `tickedBy` has it */
export function partOf(name: string, grounds: Grounds, gates: Gates): Part {
  const group = partOfGroup(name, grounds.standings);
  if (group) return group;
  if (name.startsWith('deliverable:')) return partOfDeliverable(name, grounds.standings);
  if (name.startsWith('gate:')) return partOfGate(name.slice('gate:'.length), grounds, gates);
  return partOfCriterion(name, gates);
}
