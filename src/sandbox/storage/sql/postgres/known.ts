/**
 * What this process knows of accounts from earlier transactions. Other processes write too: it counts only as long as the
 * account's row has the version that it had then. Each commit that writes gives the row a version that it never had.
 */
import { randomInt } from 'node:crypto';
import type { RecordKind } from '../../records';
import { RecordCache } from '../cache';

/** Characters of JSON that are held for all accounts together: some 40 MB of memory. */
const mostCharacters = 8_000_000;
const mostAccounts = 1000;
const mostAbsent = 1000;

export const newVersion = () => randomInt(1, 2 ** 48 - 1);

/** What is known of one account. */
export class Knowledge {
  readonly records = new RecordCache();
  /** Keys under which nothing stands. */
  private readonly absent = new Set<string>();

  isAbsent(kind: RecordKind, id: string): boolean {
    return this.absent.has(`${kind} ${id}`);
  }

  notFound(kind: RecordKind, id: string): void {
    if (this.absent.size >= mostAbsent) this.absent.clear();
    this.absent.add(`${kind} ${id}`);
  }

  found(kind: RecordKind, id: string): void {
    this.absent.delete(`${kind} ${id}`);
  }

  clear(): void {
    this.records.clear();
    this.absent.clear();
  }
}

interface Known {
  readonly version: number;
  readonly knowledge: Knowledge;
}

export class KnownAccounts {
  /** The least lately used first. */
  private readonly byAccount = new Map<string, Known>();

  /** What is known of an account whose row has this version; nothing where it had another one. */
  of(account: string, version: number): Knowledge {
    const known = this.byAccount.get(account);
    return known?.version === version ? known.knowledge : new Knowledge();
  }

  keep(account: string, version: number, knowledge: Knowledge): void {
    this.byAccount.delete(account);
    this.byAccount.set(account, { version, knowledge });
    let characters = 0;
    for (const one of this.byAccount.values()) characters += one.knowledge.records.size;
    for (const [oldest, one] of this.byAccount) {
      if ((characters <= mostCharacters && this.byAccount.size <= mostAccounts) || oldest === account) return;
      this.byAccount.delete(oldest);
      characters -= one.knowledge.records.size;
    }
  }

  forget(account: string): void {
    this.byAccount.delete(account);
  }
}
