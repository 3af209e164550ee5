/** Loaded when somebody signs: the library of the keys comes with it. */
import {
  fingerprintOf,
  type KeyPair,
  makeKeyPair,
  privateKeyPem,
  publicKeyPem,
  readPrivateKey,
} from '../../../certification/report/keys';
import { signReport } from '../../../certification/report/sign';
import type { ReadinessReport } from '../../../certification/report/types';
import type { SigningKey } from './signing-key';

const described = (pair: KeyPair, signer: string): SigningKey => ({
  privatePem: privateKeyPem(pair),
  publicPem: publicKeyPem(pair.publicKey),
  fingerprint: fingerprintOf(pair.publicKey),
  signer,
});

export const newKey = (signer: string): SigningKey => described(makeKeyPair(), signer);

/** @returns null where the text is no private Ed25519 key in PEM */
export function keyIn(text: string, signer: string): SigningKey | null {
  const pair = readPrivateKey(text);
  return pair ? described(pair, signer) : null;
}

/** @returns null where the kept key cannot be read any more */
export function signed(report: ReadinessReport, { privatePem, signer }: SigningKey): ReadinessReport | null {
  const pair = readPrivateKey(privatePem);
  return pair ? signReport(report, pair, { signer: signer.trim() || undefined, now: new Date() }) : null;
}
