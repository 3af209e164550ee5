/** What pages of both databases have in common. */
import type { Filter } from '../filters';
import type { PageRequest, Placed } from '../port';
import type { StoredRecord } from '../records';
import type { SizedRow } from './rows';

/** Up to so many matches are sorted; where a filter has more, records are walked in their order instead. */
export const fewMatches = 1000;

/** Whether the matches of a filter come in the order of positions. */
export const isSingle = (filter: Filter) => filter.name !== 'id' && 'oneOf' in filter && filter.oneOf.length === 1;

/** A page while its rows are read. It goes on where damaged rows left it short. */
export class PageSoFar {
  readonly page: Placed<StoredRecord>[] = [];
  /** Of the page's documents. */
  characters = 0;
  isDone = false;
  private from: number | undefined;

  /** @param hold the record of a row, if it can be read */
  constructor(
    private readonly request: PageRequest,
    private readonly hold: (row: SizedRow) => StoredRecord | undefined,
  ) {
    this.from = request.from;
  }

  /** What is still to be read. */
  get rest(): PageRequest {
    return { ...this.request, from: this.from, size: this.request.size - this.page.length };
  }

  /** @param rows what was read of the rest */
  add(rows: readonly SizedRow[]): void {
    const { size } = this.rest;
    const { characters: most = Number.POSITIVE_INFINITY } = this.request;
    for (const row of rows) this.addRow(row);
    const last = rows.at(-1);
    const isFull = this.page.length === this.request.size || (this.page.length > 1 && this.characters > most);
    const isCut = rows.reduce((sum, row) => sum + row.characters, 0) > most;
    this.isDone = !last || isFull || (rows.length < size && !isCut);
    this.from = last?.position;
  }

  private addRow(row: SizedRow): void {
    const { position, characters } = row;
    const record = this.hold(row);
    if (!record) return;
    this.characters += characters;
    this.page.push({ position, record, ...(this.request.characters !== undefined && { characters }) });
  }
}
