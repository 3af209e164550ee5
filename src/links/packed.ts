/** A text within an address: `1.<compressed>.<check>`. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';

/** Characters of an address. Programs that pass addresses on cut longer ones. */
export const longestLink = 8000;

const version = '1';

export type Unpacked = { ok: true; text: string } | { ok: false; why: string };

/** A text in characters that every address may hold. */
export function pack(text: string): string {
  const packed = base64Url(deflateSync(strToU8(text), { level: 9 }));
  return `${version}.${packed}.${checkOf(packed)}`;
}

/**
 * @param mostBytes longer texts were not packed here: they are refused before they fill the memory
 * @returns why it cannot be read, as a part of a sentence
 */
export function unpack(packedText: string, mostBytes: number): Unpacked {
  const no = (why: string): Unpacked => ({ ok: false, why });
  const [named = '', packed = '', check, ...rest] = packedText.trim().split('.');
  if (/^\d+$/.test(named) && named !== version)
    return no(`it was written by another version of this site (${named}; this one reads ${version}).`);
  if (named !== version || rest.length > 0) return no('it is not one of this site.');
  if (check === undefined) return no('its end is missing. Some programs cut long links.');
  if (check !== checkOf(packed)) return no('it was changed or cut on its way.');
  try {
    return { ok: true, text: strFromU8(inflated(bytesOf(packed), mostBytes)) };
  } catch (error) {
    return no(error instanceof RangeError ? 'it is too long.' : 'it was changed on its way.');
  }
}

function inflated(bytes: Uint8Array, mostBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((part) => {
    length += part.length;
    if (length > mostBytes) throw new RangeError('too long');
    parts.push(part);
  });
  inflate.push(bytes, true);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function base64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

function bytesOf(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** FNV-1a, 32 bits: tells a link that lost or changed a character from one that is whole. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(36);
}
