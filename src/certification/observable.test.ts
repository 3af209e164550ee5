import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { observableItems } from './observable';

const folder = new URL('../catalog/checklists/', import.meta.url);
const catalog = readdirSync(folder).flatMap(
  (file) =>
    (parse(readFileSync(new URL(file, folder), 'utf8')) as { items: { id: string; verification: { mode: string } }[] })
      .items,
);

describe('observable items', () => {
  it.each(observableItems)('%s is an item that calls may decide', (id) => {
    const item = catalog.find((candidate) => candidate.id === id);
    expect(item?.verification.mode).toMatch(/^(traffic|partial)$/);
  });
});
