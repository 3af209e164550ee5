/** Whether a readiness report follows from its calls, and who signed it. */
import { bytesToHex } from '@noble/hashes/utils';
import { checkReport, type Discrepancy, type Recorded } from '../../certification/report/checking';
import { count, printable } from '../../certification/report/formats/words';
import { fingerprintOf } from '../../certification/report/keys';
import type { Checked } from '../../certification/report/sign';
import type { ReadinessReport } from '../../certification/report/types';
import type { Outcome } from './outcome';

/** A key that a reader was given, with the file that it is in. */
export interface ExpectedKey {
  readonly file: string;
  readonly publicKey: Uint8Array;
}

const line = ({ subject, pointer, message }: Discrepancy) =>
  printable(`  ${subject || pointer || 'The report'}: ${message}.`);

function signatureLine({ signature, fingerprint, holds }: Checked, keys: readonly ExpectedKey[]): string {
  if (!holds) return `Not signed by ${fingerprint}: the report was changed, or the signature is of another.`;
  const known = keys.find(({ publicKey }) => bytesToHex(publicKey) === signature.publicKey);
  const whose = known ? `the key in ${known.file}` : 'a key that this command cannot tell the owner of';
  const named = signature.signer === undefined ? '' : `, as "${signature.signer}"`;
  return printable(`Signed on ${signature.signedTime}${named}, with ${whose}: ${fingerprint}`);
}

/** A reader who names a key asks for its signature. */
function missing(keys: readonly ExpectedKey[], signatures: readonly Checked[]): Discrepancy[] {
  return keys
    .filter(
      ({ publicKey }) =>
        !signatures.some(({ signature, holds }) => holds && signature.publicKey === bytesToHex(publicKey)),
    )
    .map(({ file, publicKey }) => ({
      subject: '',
      pointer: '/signatures',
      message: `the key in ${file}, ${fingerprintOf(publicKey)}, did not sign it`,
    }));
}

export function checkReadiness(
  stated: ReadinessReport,
  recorded: Recorded | undefined,
  keys: readonly ExpectedKey[],
): Outcome {
  const { discrepancies, signatures, limits } = checkReport(stated, recorded);
  const found = [...discrepancies, ...missing(keys, signatures)];
  const follows = found.length === 0;
  const whole = recorded
    ? `The report follows from these calls: ${stated.items.length} verdicts, roll-ups, counts and outcome.`
    : 'The report follows from what it says itself.';
  const text = [
    ...(follows
      ? [whole]
      : [`${count(found.length, 'statement does', 'statements do')} not follow:`, ...found.map(line)]),
    ...signatures.map((one) => signatureLine(one, keys)),
    ...limits.map((limit) => `Note: ${limit}`),
  ];
  const signed = signatures.map(({ signature: { signer, signedTime, publicKey }, fingerprint, holds }) => ({
    ...{ signer, signedTime, publicKey, fingerprint, holds },
  }));
  return { follows, text, data: { follows, discrepancies: found, signatures: signed, limits } };
}
