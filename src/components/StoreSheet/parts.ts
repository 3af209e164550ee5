import { concernOf, type Place, type Situation } from '../../catalog/situation';
import type { Duty, Level } from '../../catalog/types';

export interface ShownDuty extends Duty {
  readonly why: readonly string[];
}

export interface Part {
  readonly id: 'place' | 'subscriptions' | 'sold' | 'always';
  readonly title: string;
  readonly rows: readonly ShownDuty[];
}

const titles: Readonly<Record<Part['id'], string>> = {
  place: 'Asked for in this country',
  subscriptions: 'Because you sell subscriptions',
  sold: 'Because of what you sell, and to whom',
  always: 'In every store',
};

const weight: Readonly<Record<Level, number>> = { required: 0, recommended: 1, informational: 2 };

function partOf({ places, applies }: Duty): Part['id'] {
  if (places) return 'place';
  const fields = [applies ?? {}].flat().flatMap((condition) => Object.keys(condition));
  if (fields.includes('subscriptions')) return 'subscriptions';
  return fields.length > 0 ? 'sold' : 'always';
}

/** The rows that concern a store, the country's own first, and in each part what is required before what is good to have. */
export function partsOf(rows: readonly Duty[], situation: Situation, places: readonly Place[]): Part[] {
  const shown = rows.flatMap((row) => {
    const { concerns, why } = concernOf(row, situation, places);
    return concerns ? [{ ...row, why }] : [];
  });
  const sorted = [...shown].sort((one, other) => weight[one.level] - weight[other.level]);
  return (Object.keys(titles) as Part['id'][])
    .map((id) => ({ id, title: titles[id], rows: sorted.filter((row) => partOf(row) === id) }))
    .filter(({ rows: found }) => found.length > 0);
}

/** What can be done, and so be left: facts that are only good to know are no work. */
export const isWork = ({ level }: Duty): boolean => level !== 'informational';
