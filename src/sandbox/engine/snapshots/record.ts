import type { Snapshot } from '../../../ledger/snapshots';
import type { Kept } from '../../domain/kernel/records';

export type SnapshotRecord = Kept<'snapshot', Snapshot>;
/** A stretch of a snapshot, in base64. Its id is the snapshot's with the number of the stretch. */
export type SnapshotPartRecord = Kept<'snapshot-part', { readonly text: string }>;

declare module '../../domain/kernel/records' {
  interface Records {
    snapshot: SnapshotRecord;
    'snapshot-part': SnapshotPartRecord;
  }
}
