/**
 * What records can be found by. Each filter of a list in the contract is a declared lookup of the list's kind, and the
 * engine has a few of its own. Stores keep the values of a record beside it, so that a filtered list reads the records it
 * shows and no others.
 */
import { type Operation, operations, type QueryParameter } from '../../generated/contract/operations';
import { registry } from '../domain';
import { codeOf } from '../domain/kernel/codes';
import { parseTime } from '../domain/kernel/time';
import type { RecordKind, StoredRecord } from './records';

/** Texts are compared whole. Times are numbers, in milliseconds; so are amounts, in major units. */
export type LookupValue = string | number;

type Form = 'exact' | 'code' | 'number';

interface Lookup {
  readonly name: string;
  /** From the record on, such as `document.items[].skuId`. Several for one value with several places. */
  readonly paths: readonly string[];
  /** The forms in which a value is kept: as it is or as a code, to be equal to; or as a number, to lie in a range. */
  readonly forms: readonly Form[];
}

type Filter = NonNullable<QueryParameter['filter']>;

/**
 * Beyond the filters of the contract: those of each resource, the times of due steps and of deliveries, the names of runs,
 * the accounts of keys, and the teams of accounts.
 */
const ownLookups: readonly (readonly [RecordKind, Lookup])[] = [
  ['due-step', { name: 'dueTime', paths: ['document.dueTime'], forms: ['number'] }],
  ['delivery', { name: 'dueTime', paths: ['document.dueTime'], forms: ['number'] }],
  ['run', { name: 'name', paths: ['document.name'], forms: ['exact'] }],
  ['api-key', { name: 'account', paths: ['document.account'], forms: ['exact'] }],
  ['sandbox-account', { name: 'team', paths: ['document.team'], forms: ['exact'] }],
  ...registry.resources.flatMap(({ kind, lookups = {} }) =>
    Object.entries(lookups).map(([name, path]): readonly [RecordKind, Lookup] => [
      kind as RecordKind,
      { name, paths: [path], forms: ['exact'] },
    ]),
  ),
];

function lookupOf({ path, match }: Filter): Lookup {
  const document = `document.${path}`;
  // An event is about an order when its object is that order, or names it.
  const paths = match === 'order' ? [`${document}.id`, `${document}.orderId`] : [document];
  return { name: path, paths, forms: [match === 'range' ? 'number' : match === 'code' ? 'code' : 'exact'] };
}

function declared(): Map<RecordKind, Lookup[]> {
  const byKind = new Map<RecordKind, Lookup[]>();
  const declare = (kind: RecordKind, lookup: Lookup) => {
    const known = byKind.get(kind) ?? [];
    const same = known.find(({ name }) => name === lookup.name);
    if (same?.forms.includes('code') !== lookup.forms.includes('code') && same)
      throw new Error(`Filters of ${kind} compare ${lookup.name} as a code and as a text: one name cannot serve both.`);
    const merged = same ? { ...same, forms: [...new Set([...same.forms, ...lookup.forms])] } : lookup;
    byKind.set(kind, [...known.filter((one) => one !== same), merged]);
  };
  // Ids have an index of their own in every store.
  for (const { objectKind, query } of Object.values(operations) as readonly Operation[])
    for (const { filter } of query)
      if (filter && filter.path !== 'id') declare(objectKind as RecordKind, lookupOf(filter));
  for (const [kind, lookup] of ownLookups) declare(kind, lookup);
  return byKind;
}

const lookups = declared();

/** The same, with the steps of the paths. */
const readings = new Map(
  [...lookups].map(([kind, all]) => [
    kind,
    all.map(({ name, paths, forms }) => ({
      name,
      forms,
      paths: paths.map((path) => path.split('.')),
      /** Several values may be the same. */
      hasSeveral: paths.length > 1 || forms.length > 1 || paths.some((path) => path.includes('[]')),
    })),
  ]),
);

/** Changes whenever a lookup is added, removed or read in another way: what stores kept before must then be made anew. */
export const lookupDeclaration = JSON.stringify([...lookups].sort(([a], [b]) => (a < b ? -1 : 1)));

export function isLookup(kind: RecordKind, name: string): boolean {
  return name === 'id' || (lookups.get(kind) ?? []).some((lookup) => lookup.name === name);
}

function* valuesAt(value: unknown, steps: readonly string[], from = 0): Generator<unknown> {
  const step = steps[from];
  if (step === undefined) {
    yield value;
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const inner = (value as Record<string, unknown>)[step.replace('[]', '')];
  if (!step.endsWith('[]')) yield* valuesAt(inner, steps, from + 1);
  else if (Array.isArray(inner)) for (const one of inner) yield* valuesAt(one, steps, from + 1);
}

function exact(value: unknown): LookupValue | undefined {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? parseTime(value) : value;
  return typeof number === 'number' ? number : undefined;
}

const readers: Readonly<Record<Form, (value: unknown) => LookupValue | undefined>> = {
  exact,
  code: (value) => (typeof value === 'string' ? codeOf(value) : undefined),
  number: asNumber,
};

/** A value as a filter names it, in the form in which stores keep it. */
export function exactValue(value: string | number | boolean): LookupValue {
  return exact(value) as LookupValue;
}

/** A code as a filter names it, in the form in which stores keep it. */
export const codeValue = codeOf;

export interface LookupEntry {
  readonly name: string;
  readonly value: LookupValue;
}

/** What a record can be found by, each entry once. */
export function entriesOf(record: StoredRecord): LookupEntry[] {
  const found: LookupEntry[] = [];
  for (const { name, paths, forms, hasSeveral } of readings.get(record.kind) ?? []) {
    if (hasSeveral) {
      for (const value of severalOf(record, paths, forms)) found.push({ name, value });
      continue;
    }
    const value = readers[forms[0] as Form](valueAt(record, paths[0] as readonly string[]));
    if (value !== undefined) found.push({ name, value });
  }
  return found;
}

function valueAt(record: StoredRecord, steps: readonly string[]): unknown {
  let value: unknown = record;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function severalOf(
  record: StoredRecord,
  paths: readonly (readonly string[])[],
  forms: readonly Form[],
): Set<LookupValue> {
  const found = new Set<LookupValue>();
  for (const path of paths) {
    for (const value of valuesAt(record, path)) {
      for (const form of forms) {
        const kept = readers[form](value);
        if (kept !== undefined) found.add(kept);
      }
    }
  }
  return found;
}
