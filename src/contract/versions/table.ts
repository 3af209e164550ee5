/** Carries out the table of changes: moves fields back, takes newer ones out and gives older ones back. */
import { type VersionChangesRow, versionChanges } from '../../generated/reference/version-changes';
import { read } from '../../json';
import { without } from './paths';
import type { Json, OlderFields, VersionStep } from './types';

/** The engine's name of what the table calls a resource. */
const kinds: Readonly<Record<string, string>> = {
  Checkout: 'checkout',
  Order: 'order',
  Customer: 'customer',
  SKU: 'sku',
  Fee: 'fee',
  Invoice: 'invoice',
  'Tax identifier': 'tax_identifier',
  'Shipping quote': 'shipping_quote',
};

export const rowsOf = (version: string, kind?: string): VersionChangesRow[] =>
  versionChanges.filter((row) => row.version === version && (kind === undefined || kinds[row.resource] === kind));

function movedBack(document: Json, { field, was = '' }: VersionChangesRow): Json {
  const value = read(document, field);
  return value === undefined ? document : { ...without(document, field), [was]: value };
}

function givenBack(
  document: Json,
  { id, field }: VersionChangesRow,
  older: OlderFields,
  { defaults }: VersionStep,
): Json {
  const value = older[field as keyof OlderFields] ?? defaults[id]?.(document);
  return value === undefined || field in document ? document : { ...document, [field]: value };
}

/** A whole document has an id; the previous attributes of an event have none, and get no field that nobody changed. */
const isWhole = ({ id }: Json) => id !== undefined;

/** An object as the version before this one shows it. */
export function lower(step: VersionStep, kind: string, document: Json, older: OlderFields): Json {
  const rows = rowsOf(step.version, kind);
  const each = (wanted: string, change: (before: Json, row: VersionChangesRow) => Json, start: Json) =>
    rows.filter(({ kind: what }) => what === wanted).reduce(change, start);
  const moved = each('moved', movedBack, document);
  const remade = rows.reduce((before, { id }) => step.down[id]?.(before, older) ?? before, moved);
  const taken = each('added', (before, { field }) => without(before, field), remade);
  if (!isWhole(document)) return taken;
  return each('removed', (before, row) => givenBack(before, row, older, step), taken);
}

/** Kinds that came with this version. */
export function kindsBegunWith(version: string): string[] {
  return rowsOf(version)
    .filter(({ kind, field }) => kind === 'added' && field === 'none')
    .map(({ resource }) => kinds[resource] ?? resource);
}

/** Fields of requests that this version added or removed. An order never took them: it shows the checkout's. */
export function fieldsOf(version: string, what: 'added' | 'removed', kind: string): string[] {
  if (kind === 'order') return [];
  const rows = rowsOf(version, kind).filter((row) => row.kind === what);
  return rows.map(({ field }) => field);
}
