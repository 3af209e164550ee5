import { afterAll, describe, expect, it, vi } from 'vitest';
import type { LedgerEntry } from '../ledger/types';
import { edges } from './testing/edges';
import { judgeOne } from './testing/mutants';
import { thresholds } from './thresholds';
import type { VerdictState } from './verdicts/types';
import type { Rule } from './vocabulary/rule';

type Numbers = { [name: string]: number | Numbers };

/** The way to each number, as in `review.leastMs`. */
function pathsIn(numbers: Numbers, before = ''): string[] {
  return Object.entries(numbers).flatMap(([name, value]) =>
    typeof value === 'number' ? [before + name] : pathsIn(value, `${before}${name}.`),
  );
}

function moved(path: string, by: number): Numbers {
  const copy = structuredClone(thresholds) as Numbers;
  const steps = path.split('.');
  const last = steps.pop() as string;
  const place = steps.reduce((at, step) => at[step] as Numbers, copy);
  place[last] = (place[last] as number) + by;
  return copy;
}

/** A rule as it would be with other numbers. */
async function ruleWith(numbers: Numbers, file: string): Promise<Rule> {
  vi.resetModules();
  vi.doMock('./thresholds', () => ({ thresholds: numbers }));
  const [folder, item] = file.split('/');
  const module = (await import(`./rules/${folder}/${item}.ts`)) as Record<string, unknown>;
  const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'parts' in value;
  return Object.values(module).find(isRule) as Rule;
}

/** From the best verdict to the worst. */
const ranks: readonly VerdictState[] = ['pass', 'not-observed', 'review', 'warn', 'fail'];

/** What a verdict comes to: how bad it is. Its words name the number, and are left out. */
function weightOf(rule: Rule, entries: readonly LedgerEntry[]): number {
  const { traffic, warnings } = judgeOne(rule, { entries, runs: [] });
  return ranks.indexOf(traffic) * 100 + warnings.length;
}

afterAll(() => {
  vi.doUnmock('./thresholds');
  vi.resetModules();
});

describe('each number that rules go by', () => {
  it('has ledgers on both of its sides', () => {
    expect(Object.keys(edges).sort()).toEqual(pathsIn(thresholds).sort());
  });

  it.each(Object.entries(edges))(
    'is told from one more and from one less: %s',
    async (path, { rules, step = 1, ledgers }) => {
      const all = await ledgers();
      for (const file of rules) {
        const found = async (by: number) => {
          const rule = await ruleWith(moved(path, by), file);
          return all.map((entries) => weightOf(rule, entries));
        };
        const [right = 0, wrong = 0] = await found(0);
        expect(right, file).toBeLessThan(wrong);
        for (const by of [step, -step])
          expect(await found(by), `${file} says the same with ${path} moved by ${by}`).not.toEqual([right, wrong]);
      }
    },
  );
});
