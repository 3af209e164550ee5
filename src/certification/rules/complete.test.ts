import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../generated/rules';

interface Item {
  id: string;
  list: string;
  verification: { mode: 'traffic' | 'partial' | 'attestation' };
}

const folder = new URL('../../catalog/checklists/', import.meta.url);
const items = readdirSync(folder).flatMap((file) => {
  const { id, items: all } = parse(readFileSync(new URL(file, folder), 'utf8')) as { id: string; items: Item[] };
  return all.map((item) => ({ ...item, list: id }));
});
const checkable = items.filter(({ verification }) => verification.mode !== 'attestation');
const ruled = new Set(rules.map(({ item }) => item));

describe('what the catalog declares and what is built', () => {
  it('is the same', () => {
    expect(checkable.map(({ id }) => id).filter((id) => !ruled.has(id))).toEqual([]);
  });

  it('has no rule for an item that only a person decides, or that is not there', () => {
    expect([...ruled].filter((id) => !checkable.some((item) => item.id === id))).toEqual([]);
    expect(ruled.size).toBe(rules.length);
  });

  it.each(rules.map((rule) => [rule.item, rule] as const))('%s claims no more than its item', (id, rule) => {
    const item = checkable.find((one) => one.id === id);
    expect(rule.part ?? false).toBe(item?.verification.mode === 'partial');
    expect(readdirSync(new URL(`./${item?.list}/`, import.meta.url))).toContain(`${id}.ts`);
  });
});
