/**
 * Ed25519 keys of a team's own, in the PEM forms that OpenSSL and every cryptographic library read: PKCS #8 for the private
 * key, SubjectPublicKeyInfo for the public one (RFC 8410).
 */
import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils';

// The library hashes with the browser's own functions, which a page without HTTPS does not have.
ed25519.hashes.sha512 = (message) => new Uint8Array(sha512(message));

export interface KeyPair {
  /** 32 bytes. */
  readonly secretKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** What stands before the 32 bytes of a key in its DER form: its algorithm, and how long it is. */
const publicStart = hexToBytes('302a300506032b6570032100');
const privateStart = hexToBytes('302e020100300506032b657004220420');
/** The other form of a private key, which its public one follows. */
const longPrivateStart = hexToBytes('3051020101300506032b657004220420');
const keyLength = 32;

const pairOf = (secretKey: Uint8Array): KeyPair => ({ secretKey, publicKey: ed25519.getPublicKey(secretKey) });

export function makeKeyPair(): KeyPair {
  return pairOf(crypto.getRandomValues(new Uint8Array(keyLength)));
}

function pem(label: string, der: Uint8Array): string {
  const lines = btoa(String.fromCharCode(...der)).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

export const privateKeyPem = ({ secretKey }: KeyPair): string =>
  pem('PRIVATE KEY', concatBytes(privateStart, secretKey));
export const publicKeyPem = (publicKey: Uint8Array): string => pem('PUBLIC KEY', concatBytes(publicStart, publicKey));

/** @returns undefined where there is no such block, or no Base64 in it */
function derIn(text: string, label: string): Uint8Array | undefined {
  const [, body] = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(text) ?? [];
  try {
    return body === undefined ? undefined : Uint8Array.from(atob(body.replace(/\s/g, '')), (one) => one.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The key in a DER that begins so. */
function keyAfter(der: Uint8Array | undefined, start: Uint8Array): Uint8Array | undefined {
  if (!der || der.length < start.length + keyLength || start.some((byte, index) => der[index] !== byte))
    return undefined;
  return der.slice(start.length, start.length + keyLength);
}

/** @returns undefined where it is no Ed25519 private key in PEM, also where it is encrypted */
export function readPrivateKey(text: string): KeyPair | undefined {
  const der = derIn(text, 'PRIVATE KEY');
  const secretKey = keyAfter(der, privateStart) ?? keyAfter(der, longPrivateStart);
  return secretKey && pairOf(secretKey);
}

/** @returns undefined where it is no Ed25519 public key in PEM; a private key gives its public one */
export function readPublicKey(text: string): Uint8Array | undefined {
  return keyAfter(derIn(text, 'PUBLIC KEY'), publicStart) ?? readPrivateKey(text)?.publicKey;
}

/** By which people compare keys: SHA-256 of the public key in DER, as `openssl pkey -pubin -outform DER | sha256sum` has it. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(publicStart, publicKey)));
}
