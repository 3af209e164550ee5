/**
 * What this page has seen of an account. It stays good as long as the account's row has the mark that was read with it: every
 * transaction that writes, in whatever tab, leaves another mark. Most calls then read that row and nothing else.
 */
import { momentOf } from '../../domain/kernel/time';
import { charactersOf } from '../characters';
import { PageMemory } from '../page-memory';
import type { PageRequest, Placed } from '../port';
import type { DueStepRecord, RecordKind, StoredRecord } from '../records';
import type { AccountRow } from './schema';

const mostRecords = 300;
/** Characters of JSON: files are read rarely, and would push out all others. */
const largestRecord = 100_000;

export interface SeenRecord {
  readonly position: number;
  readonly record: StoredRecord;
}

const keyOf = (kind: string, id: string) => `${kind} ${id}`;

export class Seen {
  private readonly records = new Map<string, SeenRecord>();
  private readonly pages = new PageMemory();
  /** Of the newest record; undefined where nobody looked. */
  lastPosition: number | undefined;
  /** When the first due step is due; undefined where nobody looked. */
  firstDue: number | undefined;

  constructor(private readonly account: string) {}

  get(kind: RecordKind, id: string): SeenRecord | undefined {
    return this.records.get(keyOf(kind, id));
  }

  /** Takes in a record as it was read. */
  read(position: number, record: StoredRecord): void {
    if (this.records.size >= mostRecords) this.records.clear();
    const key = keyOf(record.kind, record.id);
    if (record.kind === 'file-content' || charactersOf(record.document) > largestRecord) this.records.delete(key);
    else this.records.set(key, { position, record });
  }

  wrote(position: number, record: StoredRecord): void {
    this.pages.forget(this.account, record.kind);
    if (record.kind === 'due-step' && this.firstDue !== undefined)
      this.firstDue = Math.min(this.firstDue, dueTimeOf(record));
    this.read(position, record);
  }

  removed(kind: RecordKind, id: string): void {
    this.pages.forget(this.account, kind);
    this.records.delete(keyOf(kind, id));
    if (kind === 'due-step') this.firstDue = undefined;
  }

  /** Everything of the account was removed. */
  clear(): void {
    this.records.clear();
    this.pages.clear();
    this.lastPosition = undefined;
    this.firstDue = undefined;
  }

  page(kind: RecordKind, request: PageRequest): readonly Placed<StoredRecord>[] | undefined {
    return this.pages.find(this.account, kind, request);
  }

  keepPage(kind: RecordKind, request: PageRequest, page: readonly Placed<StoredRecord>[]): void {
    const characters = page.reduce((sum, { record }) => sum + charactersOf(record.document), 0);
    this.pages.keep(this.account, kind, request, page, characters);
  }
}

const dueTimeOf = (step: DueStepRecord) => momentOf(step.document.dueTime);

/** A mark that no other transaction leaves. Pages served over plain HTTP have no `crypto.randomUUID`. */
export function newMark(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** A page of an earlier version leaves the mark as it is, and counts its calls. */
const tokenOf = ({ mark, sequence, number }: AccountRow) => `${mark} ${sequence} ${number}`;

/** What was seen of each account, and how its row stood then. */
export class Memory {
  private readonly byAccount = new Map<string, { token: string; seen: Seen }>();

  /** What is still good where the account's row stands like this. */
  of(account: string, row: AccountRow | undefined): Seen {
    const known = this.byAccount.get(account);
    return known && row?.mark && known.token === tokenOf(row) ? known.seen : new Seen(account);
  }

  keep(account: string, row: AccountRow | undefined, seen: Seen): void {
    if (row?.mark) this.byAccount.set(account, { token: tokenOf(row), seen });
  }

  forget(account: string): void {
    this.byAccount.delete(account);
  }
}
