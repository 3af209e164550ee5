import type { Assessment } from '../types';
import { isSame } from './same';
import { type Decide, type Pair, type Place, settle } from './settle';

/** Which value counts in the end. `together`: both, as one. */
export type Side = 'here' | 'there' | 'together';

export interface Difference extends Pair<unknown> {
  /** Different for each place. */
  readonly id: string;
  readonly kind: 'only-here' | 'only-there' | 'both';
  /** What counts where a person says nothing: nothing that either side holds is lost, or what is here stays. */
  readonly usual: Side;
}

export interface Comparison {
  /** How many fields hold the same in both. */
  readonly same: number;
  readonly differences: readonly Difference[];
}

/** What a person chose, under the ids of the differences. */
export type Choices = ReadonlyMap<string, Side>;

/** Tells two assessments apart, field by field. Neither is changed. */
export function compareAssessments(here: Assessment, there: Assessment): Comparison {
  const differences: Difference[] = [];
  let same = 0;
  settle(here, there, (pair) => {
    if (!isEqual(pair)) differences.push(differenceOf(pair));
    else if (pair.here !== undefined) same += 1;
    return pair.here;
  });
  return { same, differences };
}

/** One assessment of two: for each difference what was chosen, and otherwise what is usual. Its id is that of `here`. */
export function applyChoices(here: Assessment, there: Assessment, choices: Choices): Assessment {
  const decide: Decide = (pair) => {
    if (isEqual(pair)) return pair.here;
    const side = choices.get(idOf(pair.place)) ?? usualSide(pair);
    return side === 'together' ? (pair.together ?? pair.here) : pair[side];
  };
  return settle(here, there, decide);
}

/** Countries and the like are sets: their order says nothing. */
function isEqual({ place, here, there }: Pair<unknown>): boolean {
  const value = (one: unknown) => (place.group === 'profile' && Array.isArray(one) ? [...one].sort() : one);
  return isSame(value(here), value(there));
}

function differenceOf(pair: Pair<unknown>): Difference {
  const isHere = pair.here !== undefined;
  const kind = isHere && pair.there !== undefined ? 'both' : isHere ? 'only-here' : 'only-there';
  return { ...pair, id: idOf(pair.place), kind, usual: usualSide(pair) };
}

function idOf({ group, key, field }: Place): string {
  return JSON.stringify([group, key, field]);
}

const laterCounts: ReadonlySet<Place['group']> = new Set(['comments', 'reviews', 'attempts']);

/**
 * Texts and links stand together. A profile does not: more markets than either said would be asked for. Of a comment that was
 * mended, of two reviews of one subject and of two judgements of one run the later counts.
 */
function usualSide({ place, here, there, together, stamps }: Pair<unknown>): Side {
  if (here === undefined) return 'there';
  if (there === undefined) return 'here';
  if (laterCounts.has(place.group)) return (stamps?.there.time ?? '') > (stamps?.here.time ?? '') ? 'there' : 'here';
  return together !== undefined && place.group !== 'profile' ? 'together' : 'here';
}
