import { registry } from '../domain';
import type { IdKind } from '../domain/kernel/ids';
import type { Account } from '../storage/account';

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

/** Makes ids for one piece of work on an account, which remembers them. */
export function createIds(account: Pick<Account, 'nextNumber' | 'newIds'>): (kind: IdKind) => string {
  const idOf = (kind: IdKind) => {
    const shape = registry.idShape(kind);
    if (shape === 'uuid') return newUuid();
    if (shape !== 'digits') return shape.prefix + newUuid();
    return `${firstNumber + account.nextNumber()}${tenant}`;
  };
  return (kind) => {
    const id = idOf(kind);
    account.newIds.add(id);
    return id;
  };
}
