/**
 * The table of lookups is written late: many rows at once fall on the same pages, and most calls ask for none of them. The
 * records that wait are noted in the transaction that writes them, so that nothing is lost with the process.
 */
import type { RecordKind } from '../records';
import type { DataConnection } from './connection';

/** Records that may wait: some hundred calls, written in a few milliseconds. */
const mostWaiting = 300;

/** What is known of the records that wait. */
export class LateLookups {
  private readonly kinds = new Set<RecordKind>();
  private count = 0;
  /** At first an earlier process may have left some. */
  private isUnsure = true;

  constructor(private readonly connection: DataConnection) {}

  waitsFor(kind: RecordKind): void {
    this.kinds.add(kind);
    this.count += 1;
  }

  /** A transaction was taken back, and with it what it wrote into the tables. */
  lose(): void {
    this.isUnsure = true;
    this.count = 0;
  }

  get areMany(): boolean {
    return this.count >= mostWaiting;
  }

  /** Before somebody looks for records of a kind in the table. */
  writeFor(kind: RecordKind): void {
    if (this.isUnsure || this.kinds.has(kind)) this.writeAll();
  }

  writeAll(): void {
    writeLateLookups(this.connection);
    this.kinds.clear();
    this.count = 0;
    this.isUnsure = false;
  }
}

const entriesOf = (text: string) =>
  `select records.account, records.kind || '/' || json_extract(value, '$[0]'), json_extract(value, '$[1]'), records.position
    from late_lookups as late join records on records.position = late.position, json_each(${text})`;

/** Brings the table of lookups to what the records say. What stays as it was is not written again. */
export function writeLateLookups(connection: DataConnection): void {
  connection.run(
    `insert into gone_lookups ${entriesOf('late.written')}
      where value not in (select value from json_each(records.lookups))`,
  );
  // In the order of the key: neighbours share pages.
  connection.run(
    `insert or ignore into lookups ${entriesOf('records.lookups')}
      where late.written = '[]' or value not in (select value from json_each(late.written)) order by 1, 2, 3, 4`,
  );
  connection.run('delete from late_lookups');
}
