/** The local account and its keys. They open nothing but a sandbox on this machine, so they may be public. */
const zeros = '0'.repeat(32);

export const defaultAccountId = 'local';
export const secretKey = `sk_test_${zeros}`;
export const publicKey = `pk_test_${zeros}`;
