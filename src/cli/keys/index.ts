/** `keys`: key pairs to sign readiness reports with. They are files of the team's own; nothing else keeps or sees them. */
import { existsSync, writeFileSync } from 'node:fs';
import { fingerprintOf, makeKeyPair, privateKeyPem, publicKeyPem } from '../../certification/report/keys';
import { BadInput } from '../bad-input';
import { help, parsed } from '../command-options';
import { UsageError } from '../options.mjs';
import { readPublicKeyFile } from './key-file';

export const keysUsage = `Usage: npx connector-standards keys new FILE
       npx connector-standards keys show FILE

new makes an Ed25519 key pair: FILE has the private key, FILE.pub the public one, both in PEM. Keep the private key out of
your repository; give the public one to whoever checks your reports. Neither file is ever overwritten.
show tells the fingerprint of a key: people compare it to know that a key is the one they were given.

  --help             show this text`;

/** Only its owner may read a private key. */
const ownerOnly = 0o600;
const everybody = 0o644;

function writeNew(file: string, text: string, mode: number): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode });
  } catch (error) {
    throw new BadInput(`${file} cannot be written: ${(error as Error).message}.`);
  }
}

function makeKeys(file: string): void {
  const publicFile = `${file}.pub`;
  for (const one of [file, publicFile])
    if (existsSync(one))
      throw new BadInput(`${one} is there already. Name another file: a key that is gone signs nothing.`);
  const pair = makeKeyPair();
  writeNew(file, privateKeyPem(pair), ownerOnly);
  writeNew(publicFile, publicKeyPem(pair.publicKey), everybody);
  console.log(
    [
      `Private key: ${file}. Keep it to yourself, and out of your repository.`,
      `Public key:  ${publicFile}. Give it to whoever checks your reports.`,
      `Fingerprint: ${fingerprintOf(pair.publicKey)}`,
    ].join('\n'),
  );
}

/** @returns the exit code */
export function keys(args: readonly string[]): number {
  const { values, positionals } = parsed(args, { options: { help }, allowPositionals: true }, keysUsage);
  if (values.help) {
    console.log(keysUsage);
    return 0;
  }
  const [action, file, ...more] = positionals;
  if (file === undefined || more.length > 0 || (action !== 'new' && action !== 'show'))
    throw new UsageError(`Say "new" or "show", and one file.\n\n${keysUsage}`);
  if (action === 'new') makeKeys(file);
  else console.log(fingerprintOf(readPublicKeyFile(file)));
  return 0;
}
