/** A call in an address: `#/Refunds/createRefunds?call=1.<compressed>.<check>`. Nothing is kept or sent anywhere for it. */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { isObject } from '../../../json';
import type { Form } from '../preparation/slots';

/** Programs that pass addresses on cut longer ones. */
export const longestLink = 8000;
/** A body that is longer than this came from no form. */
const mostBytes = 2_000_000;
const version = '1';

export type Read<Value> = { ok: true; value: Value } | { ok: false; problem: string };

const broken = (why: string): Read<never> => ({
  ok: false,
  problem: `The call in this link cannot be read: ${why} Ask for the link again, or for the call as a file. Your own calls and forms are as they were.`,
});

/** A form, and the scenario that it was filled in under. */
export interface Carried extends Form {
  readonly scenario?: unknown;
}

export function encodeForm(carried: Carried): string {
  const packed = base64Url(deflateSync(strToU8(JSON.stringify(carried)), { level: 9 }));
  return `${version}.${packed}.${checkOf(packed)}`;
}

/** @param text what stands behind `call=` */
export function decodeForm(text: string): Read<Carried> {
  const [named = '', packed = '', check, ...rest] = text.trim().split('.');
  if (/^\d+$/.test(named) && named !== version)
    return broken(`it was written by another version of this site (${named}; this one reads ${version}).`);
  if (named !== version || rest.length > 0) return broken('it is not one of this site.');
  if (check === undefined) return broken('its end is missing. Some programs cut long links.');
  if (check !== checkOf(packed)) return broken('it was changed or cut on its way.');
  try {
    const value: unknown = JSON.parse(strFromU8(inflated(bytesOf(packed))));
    return isForm(value) ? { ok: true, value } : broken('it holds no call.');
  } catch (error) {
    return broken(error instanceof RangeError ? 'it is too long.' : 'it was changed on its way.');
  }
}

export function isForm(value: unknown): value is Carried {
  if (!isObject(value) || !isObject(value.parameters) || !isObject(value.query)) return false;
  const isText = (one: unknown) => typeof one === 'string';
  return Object.values(value.parameters).every(isText) && (value.body === null || isText(value.body));
}

function inflated(bytes: Uint8Array): Uint8Array {
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
