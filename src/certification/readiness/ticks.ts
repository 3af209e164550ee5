import type { Subject } from '../subjects/types';
import { isDealtWith, type Part, partOf } from './tick-parts';
import type { Gates, Grounds, MetBy, Standing, Tick } from './types';

const denials = {
  'failing-items': {
    speaks: ({ subject, state }: Standing) => subject.kind === 'item' && state === 'failed',
    says: (count: number) => (count === 1 ? '1 required item fails.' : `${count} required items fail.`),
  },
  'missed-duties': {
    speaks: ({ subject, state, isAnswered }: Standing) => subject.kind === 'duty' && state === 'open' && isAnswered,
    says: (count: number) => (count === 1 ? '1 required duty is not done.' : `${count} required duties are not done.`),
  },
} as const;

function denied({ deniedBy }: Subject, standings: readonly Standing[]): Pick<Tick, 'missing' | 'says'> | null {
  if (!deniedBy) return null;
  const { speaks, says } = denials[deniedBy];
  const missing = standings
    .filter((one) => one.subject.level === 'required' && speaks(one))
    .map(({ subject }) => subject);
  return missing.length > 0 ? { missing, says: says(missing.length) } : null;
}

const strongest = (kinds: ReadonlySet<MetBy>): MetBy =>
  kinds.has('evidence') ? 'evidence' : kinds.has('document') ? 'document' : 'claim';

function tickOf(criterion: Subject, grounds: Grounds, parts: readonly Part[]): Tick {
  const claim = Object.hasOwn(grounds.claims, criterion.id) ? grounds.claims[criterion.id] : undefined;
  const missing = parts.flatMap((part) => part.missing);
  const evidence = parts.map(({ says }) => says).join(' ');
  if (claim?.state === 'not-applicable')
    return { criterion, state: 'aside', says: `You say that it does not apply: ${claim.reason ?? ''}`, missing: [] };
  const against = denied(criterion, grounds.standings);
  if (against) return { criterion, state: 'denied', ...against };
  if (claim?.state === 'not-done') return { criterion, state: 'open', says: 'You say that it is not met.', missing };
  const isShown = parts.length > 0 && parts.every(({ isComplete }) => isComplete);
  if (isShown) {
    const by = strongest(new Set(parts.flatMap((part) => [...part.by])));
    return { criterion, state: 'ticked', by, says: evidence, missing: [] };
  }
  if (claim?.state === 'done')
    return { criterion, state: 'ticked', by: 'claim', says: `You say that it is met. ${evidence}`.trim(), missing: [] };
  return { criterion, state: 'open', says: evidence || 'Ticked by your word alone.', missing };
}

/** Reads criteria and gates as they are asked for: a criterion may rest on others, in whatever order they stand. */
export function gatesOf(grounds: Grounds): Gates {
  const byId = new Map(grounds.criteria.map((criterion) => [criterion.id, criterion]));
  const known = new Map<string, Tick>();
  const gates: Gates = {
    tick(id) {
      const criterion = byId.get(id);
      if (!criterion) throw new Error(`There is no criterion ${id}.`);
      const tick =
        known.get(id) ??
        tickOf(
          criterion,
          grounds,
          (criterion.tickedBy ?? []).map((name) => partOf(name, grounds, gates)),
        );
      known.set(id, tick);
      return tick;
    },
    gate(phase, side) {
      const ticks = grounds.criteria
        .filter((criterion) => criterion.phase === phase && criterion.list === side)
        .map(({ id }) => gates.tick(id));
      return { phase, side, ticks, isPassed: ticks.every(isDealtWith) };
    },
  };
  return gates;
}
