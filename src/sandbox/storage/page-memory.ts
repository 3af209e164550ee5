/**
 * Pages that were read, until a record of their kind is written: every cart asks for the fees of the same few SKUs, and whoever
 * waits for something to happen reads the same list again and again.
 */
import type { PageRequest, Placed } from './port';
import type { RecordKind, StoredRecord } from './records';

type Page = readonly Placed<StoredRecord>[];

/** Pages of a kind that are held; when there are more, all of them are read anew. */
const mostPages = 100;
/** Kinds of accounts with pages. */
const mostLists = 200;
/** Characters of JSON: a larger page is rare, and takes longer to send than to read. */
const largestPage = 20_000;

export class PageMemory {
  /** By account and kind, and by what was asked for. */
  private readonly lists = new Map<string, Map<string, Page>>();
  /** Lists that are known to be empty, whatever is asked of them. */
  private readonly empty = new Set<string>();

  find(account: string, kind: RecordKind, request: PageRequest): Page | undefined {
    const list = `${account} ${kind}`;
    if (this.empty.has(list)) return [];
    return this.lists.get(list)?.get(JSON.stringify(request));
  }

  keep(account: string, kind: RecordKind, request: PageRequest, page: Page, characters: number): void {
    if (characters > largestPage) return;
    const list = `${account} ${kind}`;
    if (this.lists.size >= mostLists) this.lists.clear();
    const pages = this.lists.get(list) ?? new Map<string, Page>();
    if (pages.size >= mostPages) pages.clear();
    pages.set(JSON.stringify(request), page);
    this.lists.set(list, pages);
  }

  keepEmpty(account: string, kind: RecordKind): void {
    this.empty.add(`${account} ${kind}`);
  }

  forget(account: string, kind: string): void {
    const list = `${account} ${kind}`;
    this.empty.delete(list);
    this.lists.delete(list);
  }

  clear(): void {
    this.lists.clear();
    this.empty.clear();
  }
}
