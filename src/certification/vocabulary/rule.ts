import type { LedgerIndex } from '../ledger-index';
import { type Check, dropped, type Mutant, type Subject } from './check';
import type { Finding } from './finding';
import { all } from './logic';
import { lookAt } from './look';
import type { Base, Over } from './over';

export interface Words {
  /** The standard in a sentence: "Every new checkout says whether its prices contain tax." */
  readonly standard: string;
  /** What to do where it is broken: "Send taxInclusive as true or false." */
  readonly mend: string;
  /** What has not been seen, where there is nothing to judge: "No checkout was created yet." */
  readonly none: string;
}

/** One thing that a rule looks at. Give `each`, `exists` or both; with `warn` alone, give `each: seen(…)`. */
export interface Part<Of extends Subject> {
  readonly over: Over<Of>;
  /** Holds for every subject; where it breaks, the rule fails. */
  readonly each?: Check<Of>;
  /** Holds for at least one; where it holds for none, a person has to look. */
  readonly exists?: Check<Of>;
  /** Where one of them breaks, the rule passes with a warning. */
  readonly warn?: readonly Check<Of>[];
}

export interface Options {
  /** Id of the checklist item. */
  readonly item: string;
  readonly words: Words;
  /** How many subjects have to hold before it passes; 1 where nothing is said. Take it from `thresholds`. */
  readonly minimum?: number;
  /** Traffic alone never passes the item: what holds supports it, and a person confirms. As the catalog's `partial`. */
  readonly part?: true;
  /** The rule is about refusals: refused calls and runs that test refusals count as much as others. */
  readonly about?: 'refusals';
}

export type RuleOf<Of extends Subject> = Options & Part<Of> & { readonly also?: readonly Judging[] };

/** A part whose subjects the judge need not know. */
export interface Judging {
  readonly noun: string;
  /** At least one has to hold, rather than each. */
  readonly isExistential: boolean;
  readonly lists: (on: LedgerIndex) => readonly (readonly Base[])[];
  /** What comes of one entry of those lists; null where no subject came of it. */
  readonly judge: (base: Base, on: LedgerIndex, countsRefusals: boolean) => Finding | null;
  readonly says: readonly string[];
  readonly mutants: () => readonly Mutant<Judging>[];
}

export interface Rule extends Options {
  readonly parts: readonly Judging[];
  readonly mutants: () => readonly Mutant<Rule>[];
}

/** A further thing that the same rule looks at, with subjects of its own. */
export function part<Of extends Subject>({ over, each, exists, warn = [] }: Part<Of>): Judging {
  const checks = { each, exists, warn };
  const made = (changes: Partial<Part<Of>>) =>
    part({ over, warn, ...(each && { each }), ...(exists && { exists }), ...changes });
  return {
    noun: over.noun,
    isExistential: exists !== undefined,
    lists: over.lists,
    judge: (base, on, countsRefusals) => lookAt(over.subjects(base, on), checks, on, countsRefusals),
    says: [each, exists, ...warn].flatMap((check) => check?.says ?? []),
    mutants: () => [
      ...over.mutants().map(({ change, made: other }) => ({ change, made: made({ over: other }) })),
      ...(each ? mutantsOf(each).map(({ change, made: other }) => ({ change, made: made({ each: other }) })) : []),
      ...(exists
        ? mutantsOf(exists).map(({ change, made: other }) => ({ change, made: made({ exists: other }) }))
        : []),
      ...quantifierMutants(each, exists).map(({ made: checks, ...mutant }) => ({
        ...mutant,
        made: part({ over, warn, ...checks }),
      })),
      ...warn.flatMap((check, index) => [
        { change: `warning dropped: ${check.says}`, made: made({ warn: warn.toSpliced(index, 1) }) },
        ...check.mutants().map(({ change, made: other }) => ({
          change: `warning ${change}`,
          made: made({ warn: warn.with(index, other) }),
        })),
      ]),
    ],
  };
}

/** A check that tells whether it ever broke. Of what holds or is open, each and some say the same. */
function heard<Of extends Subject>(check: Check<Of>): { check: Check<Of>; isIdle: () => boolean } {
  let broke = false;
  const run: Check<Of>['run'] = (subject, on) => {
    const outcome = check.run(subject, on);
    if (outcome.is === 'breaks') broke = true;
    return outcome;
  };
  return { check: { ...check, run }, isIdle: () => !broke };
}

/** The same check of some instead of each, or the other way round. */
function quantifierMutants<Of extends Subject>(
  each: Check<Of> | undefined,
  exists: Check<Of> | undefined,
): readonly Mutant<Pick<Part<Of>, 'each' | 'exists'>>[] {
  const of = exists ?? each;
  if (!of || of.mutants().length === 0) return [];
  const { check, isIdle } = heard(of);
  if (!exists) return [{ change: `some instead of each: ${of.says}`, made: { exists: check }, isIdle }];
  return [{ change: `each instead of some: ${of.says}`, made: { each: each ? all(each, check) : check }, isIdle }];
}

function mutantsOf<Of extends Subject>(check: Check<Of>): readonly Mutant<Check<Of>>[] {
  const mutants = check.mutants();
  return mutants.length === 0 ? [] : [{ change: `dropped: ${check.says}`, made: dropped(check.says) }, ...mutants];
}

/** None, and one too few or too many. */
function minimumMutants(minimum: number): readonly Mutant<number>[] {
  if (minimum <= 1) return [];
  const others = new Set([1, minimum - 1, minimum + 1]);
  return [...others].map((made) => ({ change: `a minimum of ${made} instead of ${minimum}`, made }));
}

function assemble(options: Options, parts: readonly Judging[]): Rule {
  return {
    ...options,
    parts,
    mutants: () => [
      ...parts.flatMap((one, index) =>
        one.mutants().map(({ made, ...mutant }) => ({ ...mutant, made: assemble(options, parts.with(index, made)) })),
      ),
      ...(parts.length < 2
        ? []
        : parts.map(({ noun }, index) => ({
            change: `part dropped: ${noun}`,
            made: assemble(options, parts.toSpliced(index, 1)),
          }))),
      ...minimumMutants(options.minimum ?? 1).map(({ change, made: minimum }) => ({
        change,
        made: assemble({ ...options, minimum }, parts),
      })),
    ],
  };
}

/** Says how recorded calls decide a checklist item. Pure data: the judge walks, counts and words it. */
export function rule<Of extends Subject>({ over, each, exists, warn, also = [], ...options }: RuleOf<Of>): Rule {
  const first = part({ over, ...(each && { each }), ...(exists && { exists }), ...(warn && { warn }) });
  return assemble(options, [first, ...also]);
}
