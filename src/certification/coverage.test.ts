import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Checklist } from '../catalog/types';
import generated from '../generated/catalog/judging.json';
import { rules } from '../generated/rules';
import { type CoverageOfItem, coverageOf } from './coverage';
import type { Rule } from './vocabulary/rule';

const rows = generated as unknown as readonly CoverageOfItem[];
const folder = new URL('../catalog/checklists/', import.meta.url);
const items = readdirSync(folder).flatMap(
  (file) =>
    (parse(readFileSync(new URL(file, folder), 'utf8')) as { items: { id: string; verification: { mode: string } }[] })
      .items,
);
const built = new URL('../generated/catalog/checklists/', import.meta.url);
const checklists = readdirSync(built)
  .filter((file) => file !== 'index.json')
  .map((file) => JSON.parse(readFileSync(new URL(file, built), 'utf8')) as Checklist);
const ids = (some: readonly CoverageOfItem[]) => some.map(({ item }) => item).sort();

describe('the page that tells what calls decide', () => {
  it('has every item of the catalog once, decided as the catalog says', () => {
    expect(ids(rows)).toEqual(items.map(({ id }) => id).sort());
    const modes = Object.fromEntries(items.map(({ id, verification }) => [id, verification.mode]));
    expect(Object.fromEntries(rows.map(({ item, mode }) => [item, mode]))).toEqual(modes);
  });

  it('has a rule in words exactly where one is built', () => {
    expect(ids(rows.filter(({ rule }) => rule !== null))).toEqual(rules.map(({ item }) => item).sort());
    for (const { item, words } of rules)
      expect(rows.find((row) => row.item === item)?.rule?.standard).toBe(words.standard);
  });

  it('says of an item whose rule is still to come that nothing is tested yet, and of no other', () => {
    const untestedWithout = (known: readonly Rule[]) =>
      ids(coverageOf(checklists, known).filter(({ untested }) => untested?.includes('yet')));
    expect(untestedWithout(rules)).toEqual([]);
    expect(untestedWithout(rules.slice(1))).toEqual([rules[0]?.item]);
  });

  it('names what a person confirms wherever calls do not decide alone', () => {
    expect(
      rows.filter(({ mode, person }) => (mode === 'traffic') === (person !== null)).map(({ item }) => item),
    ).toEqual([]);
  });
});
