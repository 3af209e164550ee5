import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import type { LedgerEntry } from '../../ledger/types';
import { canonical } from './canonical';

/** One for all: ledgers are long. */
const encoder = new TextEncoder();

/** What a report says of the ledger that its verdicts rest on. */
export interface LedgerFacts {
  readonly entries: number;
  /** Sequences; 0 where there are no entries. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** SHA-256 of the salt, in hexadecimal digits. */
  readonly sha256: string;
  /**
   * SHA-256 of all entries in their canonical form, a line each. Only who has the ledger knows it: values from calls are
   * hashed with it, so that nobody else can find them by trying.
   */
  readonly salt: string;
}

/** Follows a ledger as it is read, a page at a time. */
export class LedgerHash {
  private readonly inner = sha256.create();
  private entries = 0;
  private first = 0;
  private last = 0;

  /** @param entries what is new, oldest first */
  add(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      this.inner.update(encoder.encode(`${canonical(entry)}\n`));
      this.first ||= entry.sequence;
      this.last = entry.sequence;
      this.entries += 1;
    }
  }

  facts(): LedgerFacts {
    const salt = this.inner.clone().digest();
    const range = { entries: this.entries, firstSequence: this.first, lastSequence: this.last };
    return { ...range, sha256: bytesToHex(sha256(salt)), salt: bytesToHex(salt) };
  }
}

/** @param entries oldest first */
export function ledgerFactsOf(entries: readonly LedgerEntry[]): LedgerFacts {
  const hash = new LedgerHash();
  hash.add(entries);
  return hash.facts();
}
