/** What a snapshot is made of: the records of an account in the order of their making, the ledger, and what the account counts. */
import type { LedgerEntry } from '../../../ledger/types';
import { momentOf } from '../../domain/kernel/time';
import type { AccountState } from '../../storage/account';
import { redactionVersion } from '../../storage/cleaning';
import { jsonOf, jsonOfEntry } from '../../storage/json';
import type { Transaction } from '../../storage/port';
import type { RecordKind, StoredRecord } from '../../storage/records';
import { timeOf } from '../account-time';
import { keptKinds } from './kinds';

export const snapshotFormat = 'connector-standards-snapshot';
/** Raised with every change that an earlier version of the sandbox could not read. */
export const snapshotVersion = 1;

/** Where a record stands among all records of the account. */
export type SavedRecord = StoredRecord & { readonly position: number };

export interface SnapshotContent {
  readonly format: typeof snapshotFormat;
  readonly version: number;
  /** Up to which version of `redactionVersion` it is clean. */
  readonly redaction: string;
  readonly liveMode: boolean;
  /** What the clock showed, in milliseconds since 1970. */
  readonly moment: number;
  /** What else the account counts. */
  readonly account: Omit<AccountState, 'epoch' | 'clockOffset'>;
  readonly records: readonly SavedRecord[];
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[];
}

/** As large as a snapshot may be. */
export const snapshotLimits = {
  records: 50_000,
  /** Characters of the JSON of all of them. */
  characters: 20_000_000,
  /** Characters of the ledger's entries: of a longer one the newest are kept. */
  ledger: 5_000_000,
} as const;

export class TooLarge extends Error {
  constructor(what: string) {
    super(
      `${what} A snapshot holds ${snapshotLimits.records} records and ${snapshotLimits.characters} characters at most. Reset the account, or work on another.`,
    );
  }
}

const atOnce = 500;

async function recordsOf(
  transaction: Transaction,
  kind: RecordKind,
  room: { characters: number },
): Promise<SavedRecord[]> {
  const found: SavedRecord[] = [];
  for (let from: number | undefined; ; ) {
    const placed = await transaction.page(kind, { direction: 'newer', size: atOnce, from });
    for (const { record, position } of placed) {
      room.characters -= jsonOf(record.document).length + JSON.stringify(record.hidden).length;
      found.push({ ...record, position } as SavedRecord);
    }
    if (room.characters < 0) throw new TooLarge('The objects of the account are too large for a snapshot.');
    if (placed.length < atOnce) return found;
    from = placed.at(-1)?.position;
  }
}

/** The newest entries that have room, oldest first. */
async function newestEntries(transaction: Transaction): Promise<LedgerEntry[]> {
  const { sequence, firstSequence } = transaction.account.state;
  let room = snapshotLimits.ledger;
  let found: LedgerEntry[] = [];
  for (let end = sequence; end >= firstSequence; end -= atOnce) {
    const after = Math.max(firstSequence - 1, end - atOnce);
    const entries = await transaction.exchanges(after, end - after);
    for (const entry of entries) room -= jsonOfEntry(entry).length;
    if (room < 0) break;
    found = [...entries, ...found];
  }
  return found;
}

/** @throws TooLarge */
export async function contentOf(transaction: Transaction, liveMode: boolean): Promise<SnapshotContent> {
  const room = { characters: snapshotLimits.characters };
  const records: SavedRecord[] = [];
  for (const kind of keptKinds) {
    records.push(...(await recordsOf(transaction, kind, room)));
    if (records.length > snapshotLimits.records) throw new TooLarge(`The account has more records than that.`);
  }
  const { epoch: _, clockOffset: __, ...account } = transaction.account.state;
  const ledger = await newestEntries(transaction);
  const firstSequence = ledger[0]?.sequence ?? account.sequence + 1;
  return {
    ...{ format: snapshotFormat, version: snapshotVersion, redaction: redactionVersion, liveMode },
    moment: momentOf(timeOf(transaction.account, new Date())),
    account: { ...account, firstSequence },
    records: records.sort((one, other) => one.position - other.position),
    ledger,
  };
}
