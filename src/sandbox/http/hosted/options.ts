/** What a runtime gives a sandbox that many teams share. */
import type { Quotas } from '../quotas';

/** Addresses that ask for no key name the account they lead into: sealed, so that nobody can make one up. */
export interface AddressSeal {
  /** @param path of the address, without its query */
  seal(side: string, path: string): string;
  /** The side that was sealed for this path; undefined for anything else. */
  open(text: string, path: string): string | undefined;
}

export interface Backup {
  /** Name of the file on the server. */
  readonly file: string;
  readonly bytes: number;
}

export interface HostedOptions {
  /** Who holds an operator's token, as the audit log names it; undefined where nobody does. Takes as long for any token. */
  readonly whoHolds: (token: string) => string | undefined;
  readonly seal: AddressSeal;
  /** Of accounts that nobody gave others. */
  readonly quotas: Quotas;
  /** Absent where the database has a way of its own. */
  readonly backUp?: (() => Promise<Backup>) | undefined;
}
