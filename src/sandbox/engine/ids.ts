import { registry } from '../domain';
import type { IdKind } from '../domain/kernel/ids';
import type { Account } from '../storage/account';
import { drawnUuid } from './drawn-uuid';

/** Ends the numbers of orders and customers, as a tenant's number does at the provider. */
const tenant = '0336';
const firstNumber = 200_000_000;

/** A random UUID, version 4. Pages served over plain HTTP have no `crypto.randomUUID`, so its bytes are drawn here for them. */
export function newUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

let present = 0;
let beginning = '';

/**
 * A UUID for what is stored: of the form of version 4, with the machine's time in its first 48 bits. What was made in one
 * moment then stands together in an index of millions; the other bits are random, so that nobody guesses an id.
 */
export function newStoredUuid(): string {
  const now = Date.now();
  if (now !== present) {
    const digits = now.toString(16).padStart(12, '0');
    beginning = `${digits.slice(0, 8)}-${digits.slice(8)}`;
    present = now;
  }
  return beginning + newUuid().slice(beginning.length);
}

type Drawing = Pick<Account, 'state' | 'nextDrawn'>;

/**
 * Makes UUIDs for what an account stores: drawn from its seed where it has one, so that the same calls give the same ids;
 * else so that nobody guesses them.
 */
export function storedUuids(account: Drawing): () => string {
  return () => {
    const { seed } = account.state;
    return seed === undefined ? newStoredUuid() : drawnUuid(seed, account.nextDrawn());
  };
}

/** Makes ids for one piece of work on an account, which remembers them. */
export function createIds(account: Drawing & Pick<Account, 'nextNumber' | 'newIds'>): (kind: IdKind) => string {
  const newUuidOf = storedUuids(account);
  const idOf = (kind: IdKind) => {
    const shape = registry.idShape(kind);
    if (shape === 'uuid') return newUuidOf();
    if (shape !== 'digits') return shape.prefix + newUuidOf();
    return `${firstNumber + account.nextNumber()}${tenant}`;
  };
  return (kind) => {
    const id = idOf(kind);
    account.newIds.add(id);
    return id;
  };
}
