import type { FileCalls } from './connection';

/** Gives new records their places in the order of creation; none is given twice, not even that of a record that is gone. */
export class Positions {
  private newest: number | undefined;

  next(connection: FileCalls): number {
    this.newest ??= this.read(connection);
    this.newest += 1;
    return this.newest;
  }

  /** The database was emptied. */
  forget(): void {
    this.newest = undefined;
  }

  private read(connection: FileCalls): number {
    const text = "select seq from sqlite_sequence where name = 'records'";
    return connection.all<{ seq: number }>(text)[0]?.seq ?? 0;
  }
}
