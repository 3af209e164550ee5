/** What is decided how: by calls, by calls and a person, or by a person alone; from the catalog and the rules themselves. */
import type { CaseLink, Checklist, Level, VerificationMode } from '../catalog/types';
import type { Judging, Rule } from './vocabulary/rule';

/** A built rule in words. */
export interface RuleInWords {
  readonly standard: string;
  /** What it looks at and what has to be so, a sentence each. */
  readonly checks: readonly string[];
  readonly mend: string;
}

export interface CoverageOfItem {
  readonly item: string;
  readonly question: string;
  readonly checklist: string;
  readonly level: Level;
  readonly route: string;
  readonly mode: VerificationMode;
  /** Null where only a person decides, or no rule is built. */
  readonly rule: RuleInWords | null;
  /** What a person confirms. */
  readonly person: string | null;
  /** What no verdict covers, and why; null where calls decide all of it. */
  readonly untested: string | null;
  readonly useCases: readonly CaseLink[];
}

function checksOf({ noun, isExistential, says }: Judging): string {
  const subject = isExistential ? `At least one ${noun}` : `Each ${noun}`;
  return `${subject}: ${says.join('; ')}.`;
}

function inWords({ words, parts, minimum = 1 }: Rule): RuleInWords {
  const checks = parts.map(checksOf);
  const needs = minimum > 1 ? [`Passes from ${minimum} on, to rule out luck.`] : [];
  return { standard: words.standard, checks: [...checks, ...needs], mend: words.mend };
}

function untestedOf(mode: VerificationMode, isBuilt: boolean): string | null {
  if (mode === 'attestation') return 'All of it: no call shows it.';
  if (!isBuilt) return 'All of it: no rule reads calls for it yet.';
  return mode === 'partial' ? 'What a person confirms: no call shows it.' : null;
}

/** A row for each item, in the order of the checklists. */
export function coverageOf(checklists: readonly Checklist[], rules: readonly Rule[]): readonly CoverageOfItem[] {
  const byItem = new Map(rules.map((rule) => [rule.item, rule]));
  const ordered = [...checklists].sort((one, other) => one.order - other.order);
  return ordered.flatMap(({ title, route, items }) =>
    items.map(({ id, question, level, verification, useCases }) => {
      const rule = byItem.get(id);
      return {
        ...{ item: id, question, checklist: title, level, useCases },
        route: `${route}#${id.replaceAll('.', '-')}`,
        mode: verification.mode,
        rule: rule ? inWords(rule) : null,
        person: verification.attestation,
        untested: untestedOf(verification.mode, rule !== undefined),
      };
    }),
  );
}
