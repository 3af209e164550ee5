/**
 * Where the snapshots of an account stand: in an account of their own beside it, which no key opens, so that a reset leaves
 * them and they can be of any store.
 */
import type { Snapshot } from '../../../ledger/snapshots';
import { fromBase64, toBase64 } from '../../domain/kernel/base64';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Store, Transaction } from '../../storage/port';
import type { SnapshotPartRecord, SnapshotRecord } from './record';

/** For each side of an account. */
export const mostSnapshots = 20;
/** Characters of a stretch; three bytes are four of them. */
const stretch = 400_000;

/** What a store keeps the snapshots of a side under. */
export const shelfOf = (side: string) => `${side}:snapshots`;
const partId = (id: string, index: number) => `${id}/${String(index).padStart(4, '0')}`;
const partsOf = ({ bytes }: Pick<Snapshot, 'bytes'>) => Math.ceil((Math.ceil(bytes / 3) * 4) / stretch);
const partIds = (one: Snapshot) => Array.from({ length: partsOf(one) }, (_, index) => partId(one.id, index));

async function all(transaction: Transaction): Promise<Snapshot[]> {
  const placed = await transaction.page('snapshot', { direction: 'older', size: mostSnapshots + 1 });
  return placed.map(({ record }) => record.document);
}

async function removeOne(transaction: Transaction, one: Snapshot): Promise<void> {
  for (const id of partIds(one)) await transaction.remove('snapshot-part', id);
  await transaction.remove('snapshot', one.id);
}

/** Why a snapshot was not put on the shelf. */
export type NoRoom = 'full' | 'taken';

export interface Shelf {
  /** The newest first. */
  list(): Promise<Snapshot[]>;
  /** @param which its id or its name */
  find(which: string): Promise<Snapshot | undefined>;
  bytesOf(one: Snapshot): Promise<Uint8Array | undefined>;
  /** @param replaces a snapshot of the same name makes way */
  add(one: Snapshot, bytes: Uint8Array, replaces: boolean): Promise<NoRoom | undefined>;
  remove(one: Snapshot): Promise<void>;
}

export function shelfIn(store: Store, side: string): Shelf {
  const work = <Result>(task: (transaction: Transaction) => Promise<Result>) => store.transact(shelfOf(side), task);
  return {
    list: () => work(all),
    find: (which) =>
      work(async (transaction) => (await all(transaction)).find(({ id, name }) => id === which || name === which)),
    bytesOf: (one) =>
      work(async (transaction) => {
        const parts = await transaction.getAll('snapshot-part', partIds(one));
        if (parts.length < partsOf(one)) return undefined;
        return fromBase64(parts.map(({ document }) => document.text).join(''));
      }),
    async add(one, bytes, replaces) {
      const text = toBase64(bytes);
      return work(async (transaction) => {
        const there = await all(transaction);
        const same = there.find(({ name }) => name === one.name);
        if (same && !replaces) return 'taken';
        if (same) await removeOne(transaction, same);
        else if (there.length >= mostSnapshots) return 'full';
        const record: SnapshotRecord = { kind: 'snapshot', id: one.id, document: one, hidden: NOTHING_HIDDEN };
        const parts = partIds(one).map((id, index): SnapshotPartRecord => {
          const part = text.slice(index * stretch, (index + 1) * stretch);
          return { kind: 'snapshot-part', id, document: { text: part }, hidden: NOTHING_HIDDEN };
        });
        await transaction.put([], [record, ...parts]);
        return undefined;
      });
    },
    remove: (one) => work((transaction) => removeOne(transaction, one)),
  };
}
