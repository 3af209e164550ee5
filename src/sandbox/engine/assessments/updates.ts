/**
 * Updates of Yjs, looked at without building the document they are of: that takes a time that grows with their bytes and no
 * faster, whatever somebody sends, and what a person wrote stays a text that only the browsers read.
 */
import {
  createSnapshot,
  decodeSnapshot,
  decodeUpdate,
  diffUpdate,
  emptySnapshot,
  encodeSnapshot,
  encodeStateVector,
  Item,
  mergeDeleteSets,
  mergeUpdates,
  Skip,
  type Snapshot,
  snapshotContainsUpdate,
} from 'yjs';
import { fromBase64, toBase64 } from '../../domain/kernel/base64';

/** Why an update is not taken: it is none, or it builds on changes that are not there. */
export type Unfit = 'unreadable' | 'incomplete';

/** What an update adds. */
export interface Added {
  /** Without what was there before. */
  readonly update: Uint8Array;
  /** What is there with it, in base64. */
  readonly holds: string;
}

type Clocks = Map<number, number>;
type Decoded = ReturnType<typeof decodeUpdate>;

export const holdsNothing = toBase64(encodeSnapshot(emptySnapshot));

function read(update: Uint8Array): Decoded | undefined {
  try {
    return decodeUpdate(update);
  } catch {
    return undefined;
  }
}

/** How far each browser's changes go with the update; undefined where some in between are missing. */
function reached(before: Clocks, { structs }: Decoded): Clocks | undefined {
  const clocks = new Map(before);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const known = clocks.get(client) ?? 0;
    if (struct instanceof Skip) continue;
    if (clock > known) return undefined;
    clocks.set(client, Math.max(known, clock + struct.length));
  }
  return clocks;
}

/** Whether all that the update builds on, and all that it deletes, is there. */
function isComplete({ structs, ds }: Decoded, clocks: Clocks): boolean {
  const isThere = ({ client, clock }: { client: number; clock: number }) => clock < (clocks.get(client) ?? 0);
  const builtOn = structs.flatMap((struct) =>
    struct instanceof Item ? [struct.origin, struct.rightOrigin, struct.parent] : [],
  );
  // A parent that is no id is a part of the document by its name, which every document has.
  const ids = builtOn.filter(
    (one): one is NonNullable<Item['origin']> => typeof one === 'object' && one !== null && 'clock' in one,
  );
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock: clock + len - 1 })),
  );
  return [...ids, ...deleted].every(isThere);
}

/**
 * What an update adds to what is there.
 * @param holds what is there, in base64
 * @returns null where it adds nothing
 */
export function addedBy(update: Uint8Array, holds: string): Added | null | Unfit {
  const decoded = read(update);
  if (!decoded) return 'unreadable';
  const there: Snapshot = decodeSnapshot(fromBase64(holds));
  const clocks = reached(there.sv, decoded);
  if (!clocks || !isComplete(decoded, clocks)) return 'incomplete';
  if (snapshotContainsUpdate(there, update)) return null;
  const now = createSnapshot(mergeDeleteSets([there.ds, decoded.ds]), clocks);
  return { update: diffUpdate(update, encodeStateVector(there.sv)), holds: toBase64(encodeSnapshot(now)) };
}

export function merged(updates: readonly Uint8Array[]): Uint8Array {
  return mergeUpdates([...updates]);
}
