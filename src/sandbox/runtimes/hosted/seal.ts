/** Seals the account in addresses that ask for no key, with a secret that all processes on a database have. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kept } from '../../domain/kernel/records';
import type { AddressSeal } from '../../http/hosted/options';
import { registryAccount } from '../../http/keys/record';
import type { Store } from '../../storage/port';

declare module '../../domain/kernel/records' {
  interface Records {
    'seal-secret': Kept<'seal-secret', Readonly<Record<string, never>>, { readonly secret: string }>;
  }
}

/** 128 bits of the code are enough: nobody can try many. */
const codeBytes = 16;

async function secretIn(store: Store): Promise<string> {
  const id = 'addresses';
  return store.transact(registryAccount, async (transaction) => {
    const known = await transaction.get('seal-secret', id);
    if (known) return known.hidden.secret;
    const secret = randomBytes(32).toString('hex');
    await transaction.put([{ kind: 'seal-secret', id, document: {}, hidden: { secret } }]);
    return secret;
  });
}

export async function openSeal(store: Store): Promise<AddressSeal> {
  const secret = await secretIn(store);
  const codeOf = (side: string, path: string) =>
    createHmac('sha256', secret).update(`${side}\n${path}`).digest().subarray(0, codeBytes);
  return {
    seal: (side, path) => `${side}.${codeOf(side, path).toString('base64url')}`,
    open(text, path) {
      const [side = '', code = ''] = text.split('.', 2);
      const sent = Buffer.from(code, 'base64url');
      const right = codeOf(side, path);
      return sent.length === right.length && timingSafeEqual(sent, right) ? side : undefined;
    },
  };
}
