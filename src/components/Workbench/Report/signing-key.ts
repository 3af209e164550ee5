/** The team's own key, kept in this browser. Whoever can use this browser can sign with it: the page says so. */
import { browserStorage, type Kept } from '../../../browser/storage';
import { isObject } from '../../../json';

const KEY = 'connector-standards:signing-key:v1';

export interface SigningKey {
  /** PKCS #8, in PEM. */
  readonly privatePem: string;
  readonly publicPem: string;
  /** SHA-256 of the public key: by it people compare keys. */
  readonly fingerprint: string;
  /** As the signer wants to be called. */
  readonly signer: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What cannot be read stays where it is until another key takes its place. */
export function keptKey(): SigningKey | null {
  try {
    const kept: unknown = JSON.parse(browserStorage.read(KEY) ?? 'null');
    if (!isObject(kept)) return null;
    const { privatePem, publicPem, fingerprint, signer } = kept;
    const isWhole = isText(privatePem) && isText(publicPem) && isText(fingerprint) && isText(signer);
    return isWhole ? { privatePem, publicPem, fingerprint, signer } : null;
  } catch {
    return null;
  }
}

export const keepKey = (key: SigningKey): Kept => browserStorage.keep(KEY, JSON.stringify(key));
export const forgetKey = (): void => browserStorage.forget(KEY);
