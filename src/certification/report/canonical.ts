import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import serialize from 'canonicalize';

/** A JSON value in its one canonical form (RFC 8785): two that say the same are the same text. */
export function canonical(value: unknown): string {
  return serialize(value) ?? 'null';
}

/** SHA-256 of a value's canonical form, in hexadecimal digits. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}
