import * as ed25519 from '@noble/ed25519';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils';
import { canonical } from './canonical';
import { digestOf } from './digest';
import { fingerprintOf, type KeyPair } from './keys';
import type { ReadinessReport, ReportSignature } from './types';

type Unsigned = Omit<ReportSignature, 'signature'>;

/** What is signed: which report, by which key, who says so and when. None of it can be put to another report. */
function statement(digest: string, { algorithm, publicKey, signer, signedTime }: Unsigned): Uint8Array {
  const signed = { format: 'connector-standards/readiness-signature', version: 1, digest };
  return utf8ToBytes(
    canonical({ ...signed, algorithm, publicKey, signedTime, ...(signer !== undefined && { signer }) }),
  );
}

/**
 * A report with one more signature; those that it has stay.
 * @param signer as whoever signs wants to be called
 * @param now told by the signer's own clock: nothing proves it
 */
export function signReport(
  report: ReadinessReport,
  key: KeyPair,
  { signer, now }: { readonly signer?: string | undefined; readonly now: Date },
): ReadinessReport {
  const unsigned: Unsigned = {
    algorithm: 'Ed25519',
    publicKey: bytesToHex(key.publicKey),
    ...(signer !== undefined && { signer }),
    signedTime: now.toISOString(),
  };
  const signature = bytesToHex(ed25519.sign(statement(report.digest, unsigned), key.secretKey));
  return { ...report, signatures: [...report.signatures, { ...unsigned, signature }] };
}

export interface Checked {
  readonly signature: ReportSignature;
  /** Of the key. Whose key that is, nobody can tell from a report. */
  readonly fingerprint: string;
  /** Whether the key signed the report as it stands here. */
  readonly holds: boolean;
}

function holds(signature: ReportSignature, digest: string): boolean {
  try {
    const { signature: hex, publicKey, ...rest } = signature;
    const message = statement(digest, { ...rest, publicKey });
    return ed25519.verify(hexToBytes(hex), message, hexToBytes(publicKey), { zip215: false });
  } catch {
    return false;
  }
}

/** Looks at each signature, against the digest of what the report holds, whatever digest it states. */
export function checkSignatures(report: ReadinessReport): readonly Checked[] {
  const digest = digestOf(report);
  return report.signatures.map((signature) => ({
    signature,
    fingerprint: fingerprintOf(hexToBytes(signature.publicKey)),
    holds: holds(signature, digest),
  }));
}
