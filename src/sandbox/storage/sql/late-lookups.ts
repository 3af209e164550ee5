/**
 * The table of lookups is written late: many rows at once fall on the same pages, and most calls ask for none of them. The
 * records that wait are noted in the transaction that writes them, so that nothing is lost with the process.
 */
import type { RecordKind } from '../records';
import type { DataConnection } from './connection';

/** Records that may wait. Of more, those who call meanwhile would wait long; sorting them first costs more than it saves. */
const mostWaiting = 150;

const entriesOf = (text: string) =>
  `select records.account, records.kind || '/' || json_extract(value, '$[0]') as name,
    json_extract(value, '$[1]') as value, records.position
    from late_lookups as late join records on records.position = late.position, json_each(${text})`;

/** Hides the table: what it says of records that wait is left out, and what they say themselves is put in. */
const viewOfAll = `create temp view if not exists lookups as
  select * from main.lookups where position not in (select position from late_lookups)
  union all ${entriesOf('records.lookups')}`;

/** Brings the table of lookups to what the records say. What stays as it was is not written again. */
const bringing = [
  `insert into gone_lookups ${entriesOf('late.written')}
    where json_each.value not in (select value from json_each(records.lookups))`,
  `insert or ignore into main.lookups ${entriesOf('records.lookups')}
    where late.written = '[]' or json_each.value not in (select value from json_each(late.written))`,
  'delete from late_lookups',
];

/** What is known of the records that wait. */
export class LateLookups {
  private readonly kinds = new Set<RecordKind>();
  private count = 0;
  /** At first an earlier process may have left some. */
  private isUnsure = true;
  private isWriting = false;
  /** The disk refused; until it takes something again, a view stands for the table. */
  private isRefused = false;
  private mayHaveView = false;

  constructor(private readonly connection: DataConnection) {}

  waitsFor(kind: RecordKind): void {
    this.kinds.add(kind);
    this.count += 1;
  }

  /** Enough wait to be written together. */
  get areMany(): boolean {
    return this.count >= mostWaiting;
  }

  /** Before somebody looks for records of a kind in the table. */
  writeFor(kind: RecordKind): void {
    if (!this.isRefused && (this.isUnsure || this.kinds.has(kind))) this.writeAll();
  }

  writeAll(): void {
    this.isWriting = true;
    for (const statement of bringing) this.connection.run(statement);
    if (this.mayHaveView) this.connection.run('drop view if exists temp.lookups');
    this.isWriting = false;
    this.isRefused = false;
    this.nothingWaits();
  }

  /** A view stands for the table. It goes when something is written on the file itself. */
  get isHidden(): boolean {
    return this.isRefused;
  }

  /** What waits now is about to be written. What is noted from here on waits for the next time. */
  takeUp(): void {
    this.nothingWaits();
  }

  /**
   * Writes what was taken up, on a thread of its own.
   * @throws what the file says; then `lose` has to be called
   */
  async writeBeside(): Promise<void> {
    this.isWriting = true;
    await this.connection.runBeside(`begin;${bringing.join(';')};commit`);
    this.isWriting = false;
  }

  private nothingWaits(): void {
    this.kinds.clear();
    this.count = 0;
    this.isUnsure = false;
  }

  /** The disk took something. */
  wrote(): void {
    if (this.isRefused) this.count = mostWaiting;
  }

  /** A transaction was taken back, and with it what it wrote into the tables. */
  lose(): void {
    this.isUnsure = true;
    this.count = 0;
    if (this.isWriting) this.standIn();
    this.isWriting = false;
  }

  /** The database was emptied. */
  forget(): void {
    this.isWriting = false;
    this.isRefused = false;
    this.lose();
  }

  private standIn(): void {
    try {
      this.connection.run(viewOfAll);
      this.isRefused = true;
      this.mayHaveView = true;
    } catch {
      // The file is not even read. What refused first is what to tell.
    }
  }
}
