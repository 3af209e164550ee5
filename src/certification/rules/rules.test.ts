import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../generated/rules';
import { type Case, type RuleCases, withoutEngine } from '../testing/cases';
import { judgeOne, survivors } from '../testing/mutants';
import { type Recording, recordLedger } from '../testing/record';

const folder = new URL('./', import.meta.url);
const wanted = process.env.RULE ?? '';
/** `RULE=checkouts.public-ip npx vitest run src/certification/rules` looks at one. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.cases.ts') && file.includes(wanted))
  .sort();

const found = await Promise.all(
  files.map(async (file): Promise<[string, RuleCases]> => {
    const module = (await import(/* @vite-ignore */ new URL(file, folder).href)) as { cases: RuleCases };
    return [file, module.cases];
  }),
);

function expectVerdict(rule: RuleCases['rule'], expected: Case, recording: Recording): void {
  const verdict = judgeOne(rule, recording);
  const { counterexample } = verdict;
  expect(verdict.traffic, JSON.stringify(verdict, null, 2)).toBe(expected.is);
  if ('pointer' in expected) {
    expect(counterexample).toMatchObject({ sequence: recording.blamed, pointer: expected.pointer });
    if ('seen' in expected) expect(counterexample?.seen).toEqual(expected.seen);
  }
  for (const [index, pattern] of (expected.warnings ?? []).entries()) expect(verdict.warnings[index]).toMatch(pattern);
  if (expected.warnings) expect(verdict.warnings).toHaveLength(expected.warnings.length);
  if (expected.says) expect(`${verdict.summary} ${counterexample?.message}`).toMatch(expected.says);
}

async function recordCase({ play, asHar, rateLimit = 0 }: Case): Promise<Recording> {
  const recording = await recordLedger(play, { rateLimit });
  return asHar ? { ...recording, entries: withoutEngine(recording.entries) } : recording;
}

describe.each(found)('%s', (file, { rule, cases }) => {
  const recordings = new Map<string, Promise<Recording>>();
  const record = (name: string) => {
    const known = recordings.get(name) ?? recordCase(cases[name] as Case);
    recordings.set(name, known);
    return known;
  };

  it('is named after its item', () => {
    expect(file.split('/').at(-1)).toBe(`${rule.item}.cases.ts`);
  });

  it.each(Object.entries(cases))('%s', async (name, expected) => {
    expectVerdict(rule, expected, await record(name));
  });

  it('is told from every changed rule by its ledgers', async () => {
    const all = await Promise.all(Object.keys(cases).map(record));
    expect(survivors(rule, all)).toEqual([]);
  });
});

describe.skipIf(wanted !== '')('every rule', () => {
  it('has its recorded ledgers', () => {
    const withCases = found.map(([, { rule }]) => rule.item).sort();
    expect(withCases).toEqual(rules.map(({ item }) => item).sort());
  });
});
