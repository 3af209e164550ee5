import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import serialize from 'canonicalize';

/**
 * A JSON value in its one canonical form (RFC 8785): two that say the same are the same text. A number that JSON cannot hold is
 * null, as JSON has it.
 * @throws RangeError where it is nested thousands of levels deep
 */
export function canonical(value: unknown): string {
  try {
    return serialize(value) ?? 'null';
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return serialize(JSON.parse(JSON.stringify(value))) ?? 'null';
  }
}

/** SHA-256 of a value's canonical form, in hexadecimal digits. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}
