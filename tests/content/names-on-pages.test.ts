/** Events, error codes, states and card numbers that pages name in sentences are those of the tables. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/catalog/load/pages';
import { readReference } from '../../src/catalog/load/reference';
import { readSources } from '../../src/catalog/load/sources';
import { stateMachines } from '../../src/sandbox/domain/machines';

const root = process.cwd();
const { tables } = readReference(root);
const column = (table: string, field: string) =>
  (tables.find(({ name }) => name === table)?.rows ?? []).map((row) => row[field]);
const pages = readPages(join(root, 'docs')).map(({ file }) => ({
  file,
  text: readFileSync(join(root, 'docs', file), 'utf8'),
}));
const page = (file: string) => pages.find((each) => each.file === file)?.text ?? '';
const itemIds = new Set(readSources(root).checklists.flatMap(({ value }) => value.items.map(({ id }) => id)));
const matches = (expression: RegExp) =>
  pages.flatMap(({ file, text }) => [...text.matchAll(expression)].map((match) => ({ file, match })));

describe('names on pages', () => {
  it('of events are event types', () => {
    const types = new Set(column('event-types', 'type').map(String));
    const groups = new Set([...types].map((type) => type.slice(0, type.lastIndexOf('.'))));
    const named = matches(/`([a-zA-Z_]+(?:\.[a-z_]+)+)`/g)
      .map(({ file, match: [, name = ''] }) => ({ file, name }))
      .filter(({ name }) => groups.has(name.slice(0, name.lastIndexOf('.'))))
      .filter(({ name }) => !itemIds.has(name) && !name.endsWith('.state'));
    expect(named.length).toBeGreaterThan(150);
    expect(named.filter(({ name }) => !types.has(name))).toEqual([]);
  });

  it('of errors are codes or types, with a status that the table has for them', () => {
    const statuses = new Map<string, unknown[]>(
      (tables.find(({ name }) => name === 'error-codes')?.rows ?? []).map(({ code, status }) => [
        String(code),
        status as unknown[],
      ]),
    );
    const types = new Set(column('error-types', 'type').map(String));
    const named = matches(/\b([45]\d\d) ((?:`[a-zA-Z_-]+`(?:,| or|, or)? ?)+)/g).flatMap(({ file, match }) =>
      [...(match[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => ({ file, status: Number(match[1]), code })),
    );
    expect(named.length).toBeGreaterThan(80);
    expect(
      named.filter(({ code, status }) => !types.has(code) && !(statuses.get(code) ?? []).includes(status)),
    ).toEqual([]);
  });

  it('of cards are test numbers of the table', () => {
    const cards = new Set(column('cards', 'number').map(String));
    const named = matches(/(?<![\d-])\d{4} ?\d{4} ?\d{4} ?\d{3,4}(?![\d-])/g)
      .map(({ file, match: [number] }) => ({ file, number: number.replaceAll(' ', '') }))
      .filter(({ number }) => /^[3-6]/.test(number));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(({ number }) => !cards.has(number))).toEqual([]);
  });

  it.each([
    ['order', 'concepts/order-states.mdx', 'pending_payment'],
    ['payment-session', 'concepts/payment-sessions.mdx', 'pending_redirect'],
  ] as const)('of states of a %s are those of its machine', (id, file, one) => {
    const states = new Set(stateMachines.find((machine) => machine.id === id)?.states.map((state) => state.id));
    const [, ...rows] = /^\| (?:State|`state`) \|[^\n]*\n\| ?-[^\n]*\n((?:\|[^\n]*\n)+)/m.exec(page(file)) ?? [];
    const named = [...(rows[0] ?? '').matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, state = '']) => state);
    expect(named).toContain(one);
    expect(named.filter((state) => !states.has(state))).toEqual([]);
  });
});
