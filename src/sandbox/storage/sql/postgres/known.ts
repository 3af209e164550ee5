/**
 * What this process knows of accounts from earlier transactions. Other processes write too: it counts as long as the account's
 * row has the version that it had then, or names what was written since. Each commit gives the row a version that it never had.
 */
import { randomInt } from 'node:crypto';
import type { RecordKind } from '../../records';
import { RecordCache } from '../cache';
import { kindsSince } from './recent';

/** Characters of JSON that are held for all accounts together: some 40 MB of memory. */
const mostCharacters = 8_000_000;
const mostAccounts = 1000;
const mostAbsent = 300;

export const newVersion = () => randomInt(1, 2 ** 48 - 1);

/** What is known of one account, by kinds of records. */
export class Knowledge {
  private readonly caches = new Map<string, RecordCache>();
  /** Keys under which nothing stands. */
  private readonly absent = new Map<string, Set<string>>();

  /** The records of a kind that are held. */
  of(kind: string): RecordCache {
    const cache = this.caches.get(kind) ?? new RecordCache();
    this.caches.set(kind, cache);
    return cache;
  }

  /** Characters of the JSON that is held. */
  get size(): number {
    let size = 0;
    for (const cache of this.caches.values()) size += cache.size;
    return size;
  }

  isAbsent(kind: RecordKind, id: string): boolean {
    return this.absent.get(kind)?.has(id) === true;
  }

  notFound(kind: RecordKind, id: string): void {
    const absent = this.absent.get(kind) ?? new Set();
    if (absent.size >= mostAbsent) absent.clear();
    this.absent.set(kind, absent.add(id));
  }

  found(kind: RecordKind, id: string): void {
    this.absent.get(kind)?.delete(id);
  }

  forget(kinds: Iterable<string>): void {
    for (const kind of kinds) {
      this.caches.delete(kind);
      this.absent.delete(kind);
    }
  }

  clear(): void {
    this.caches.clear();
    this.absent.clear();
  }
}

interface Known {
  readonly version: number;
  readonly knowledge: Knowledge;
  /** Of the knowledge, when it was kept. */
  readonly size: number;
}

export class KnownAccounts {
  /** The least lately used first. */
  private readonly byAccount = new Map<string, Known>();
  private size = 0;

  /** What is still true of what is known of an account, by its row. */
  of(account: string, row: { readonly version: number; readonly recent: string }): Knowledge {
    const known = this.byAccount.get(account);
    const changed = known && kindsSince(row, known.version);
    if (!known || !changed) return new Knowledge();
    known.knowledge.forget(changed);
    return known.knowledge;
  }

  keep(account: string, version: number, knowledge: Knowledge): void {
    this.forget(account);
    const { size } = knowledge;
    this.byAccount.set(account, { version, knowledge, size });
    this.size += size;
    for (const oldest of this.byAccount.keys()) {
      if ((this.size <= mostCharacters && this.byAccount.size <= mostAccounts) || oldest === account) return;
      this.forget(oldest);
    }
  }

  forget(account: string): void {
    this.size -= this.byAccount.get(account)?.size ?? 0;
    this.byAccount.delete(account);
  }
}
