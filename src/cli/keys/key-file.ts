/** Keys of a team's own, in files. */
import { type KeyPair, readPrivateKey, readPublicKey } from '../../certification/report/keys';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

const isEncrypted = (text: string) => /-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(text);

/** @throws BadInput */
export function readPrivateKeyFile(file: string): KeyPair {
  const text = readTextFile('The key', file);
  const pair = readPrivateKey(text);
  if (pair) return pair;
  if (isEncrypted(text))
    throw new BadInput(
      `${file} is encrypted with a passphrase. Write it without one for this command: openssl pkey -in ${file} -out key.pem`,
    );
  if (readPublicKey(text)) throw new BadInput(`${file} is a public key. A report is signed with the private one.`);
  throw new BadInput(`${file} holds no Ed25519 private key in PEM. Make one: npx connector-standards keys new key.pem`);
}

/** The public key of a file that holds either one. @throws BadInput */
export function readPublicKeyFile(file: string): Uint8Array {
  const publicKey = readPublicKey(readTextFile('The key', file));
  if (publicKey) return publicKey;
  throw new BadInput(`${file} holds no Ed25519 key in PEM.`);
}
