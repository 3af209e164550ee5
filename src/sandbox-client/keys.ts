import { publicKey, secretKey } from '../sandbox/keys';

/** The fixed keys of the sandbox's default account. They open nothing but a sandbox, so they may be shown. */
export const LOCAL_KEYS = { secret: secretKey, public: publicKey } as const;
