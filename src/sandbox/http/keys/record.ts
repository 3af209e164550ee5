/** Keys and accounts as the store keeps them: apart from all accounts, and of a secret key no more than its hash. */

import type { Kept } from '../../domain/kernel/records';
import type { Permissions } from '../../engine/arrival';
import type { Quotas } from '../quotas';

export type KeyType = 'secret' | 'public' | 'restricted';

export interface ApiKey {
  readonly id: string;
  readonly account: string;
  readonly type: KeyType;
  readonly liveMode: boolean;
  readonly name?: string;
  readonly createdTime: string;
  /** The last four characters, to tell keys apart. */
  readonly lastFour: string;
  /** Of a restricted key, by collection, such as `orders`. */
  readonly permissions?: Permissions;
  /** The version of the API in which it is answered. */
  readonly version?: string;
  /** When it ends, or ended. */
  readonly expiresTime?: string;
  readonly revokedTime?: string;
}

/** Under the SHA-256 of the key. `text`: a public key itself, which pages show anyway. */
export type ApiKeyRecord = Kept<'api-key', ApiKey, { readonly text?: string }>;

/** An account that was opened beside those that every sandbox has. */
export interface SandboxAccount {
  readonly name?: string;
  readonly createdTime: string;
  /** Id of the team that it belongs to, where many run on one server. */
  readonly team?: string;
  /** Since when its keys open nothing. */
  readonly suspendedTime?: string;
  /** Where they differ from those of all others. */
  readonly quotas?: Partial<Quotas>;
}

export type SandboxAccountRecord = Kept<'sandbox-account', SandboxAccount>;

declare module '../../domain/kernel/records' {
  interface Records {
    'api-key': ApiKeyRecord;
    'sandbox-account': SandboxAccountRecord;
  }
}

/** What the store keeps them under; no account has this name. */
export const registryAccount = ':keys';

/**
 * Whoever reads the store cannot call with what it keeps. A fast hash is enough: a key has 128 random bits, so there is no
 * list of likely keys to try, as there is for passwords.
 */
export async function hashOf(key: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function newKeyText(type: KeyType, liveMode: boolean): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const digits = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${type === 'public' ? 'pk' : 'sk'}_${liveMode ? '' : 'test_'}${digits}`;
}
