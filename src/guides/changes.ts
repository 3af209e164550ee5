import { isObject } from '../json';
import type { Exchange } from '../ledger/types';

export interface FieldChange {
  /** Such as `items[0].state`. */
  path: string;
  /** Undefined where the field did not exist before. */
  from?: unknown;
  /** Undefined where the field is gone. */
  to?: unknown;
}

/** What one call did to one object. */
export interface ObjectChange {
  kind: string;
  id: string;
  created: boolean;
  fields: FieldChange[];
}

/** The last known form of each object, by id. */
export type Snapshots = Record<string, unknown>;

/** Fields that change with every write and tell a reader nothing. */
const NOISE = /(^|\.)updatedTime$/;

interface Seen {
  kind: string;
  id: string;
  object: unknown;
}

/** Compares every object that an answer and its events show with the form known before. */
export function changesOf(
  exchange: Exchange | null,
  body: unknown,
  known: Snapshots,
): { changes: ObjectChange[]; known: Snapshots } {
  const latest = new Map<string, Seen>();
  for (const seen of objectsSeen(exchange, body)) latest.set(seen.id, seen);
  const changes = [...latest.values()]
    .map(({ kind, id, object }) => ({
      kind,
      id,
      created: !(id in known),
      fields: id in known ? diff(known[id], object) : [],
    }))
    .filter((change) => change.created || change.fields.length > 0);
  const next = Object.fromEntries([...latest.values()].map(({ id, object }) => [id, object]));
  return { changes, known: { ...known, ...next } };
}

// The answer comes last: it is the newest form, events may hold the object as it was halfway through.
function objectsSeen(exchange: Exchange | null, body: unknown): Seen[] {
  const fromEvents = (exchange?.events ?? []).flatMap(({ objectKind, objectId, object }) =>
    isObject(object) ? [{ kind: objectKind, id: objectId, object }] : [],
  );
  if (!isObject(body) || typeof body.id !== 'string') return fromEvents;
  const id = body.id;
  const kind = exchange?.objects.find((entry) => entry.id === id)?.kind ?? 'object';
  return [...fromEvents, { kind, id, object: body }];
}

export function diff(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after) || NOISE.test(path)) return [];
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diff(before[key], after[key], join(path, key, Array.isArray(after))));
  }
  return [{ path, from: before, to: after }];
}

function join(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
