import { type Checked, checkSignatures } from '../sign';
import type { ReadinessReport } from '../types';

const minute = (time: string) => `${time.slice(0, 16).replace('T', ' ')} UTC`;

/** Who signed, or that nobody did: a name counts only where the signature fits the report as it stands. */
function sentence({ signature: { signer, signedTime }, fingerprint, holds }: Checked): string {
  if (!holds) return `The signature does not fit: the key ${fingerprint} did not sign this report as it stands here`;
  return `Signed by ${signer ?? 'nobody named'}, ${minute(signedTime)}, with the key ${fingerprint}`;
}

/** A sentence for each signature, with the fingerprint of its key. Each is verified. */
export const signaturesIn = (report: ReadinessReport): readonly string[] => checkSignatures(report).map(sentence);
