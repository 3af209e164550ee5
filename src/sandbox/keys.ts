/** The local account and its keys. They open nothing but a sandbox on this machine, so they may be public. */
import { liveSideOf } from './engine/sides';

const zeros = '0'.repeat(32);

export const defaultAccountId = 'local';
export const secretKey = `sk_test_${zeros}`;
export const publicKey = `pk_test_${zeros}`;
const liveSecretKey = `sk_${zeros}`;
const livePublicKey = `pk_${zeros}`;

/** The keys that every sandbox has, by side of the account. */
export const localKeys = [
  { accountId: defaultAccountId, secretKey, publicKey },
  { accountId: liveSideOf(defaultAccountId), secretKey: liveSecretKey, publicKey: livePublicKey },
];
