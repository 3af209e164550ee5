/** A call in an address: `#/Refunds/createRefunds?call=1.<compressed>.<check>`. Nothing is kept or sent anywhere for it. */
import { isObject } from '../../../json';
import { pack, unpack } from '../../../links/packed';
import type { Form } from '../preparation/slots';

/** A body that is longer than this came from no form. */
const mostBytes = 2_000_000;

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
  return pack(JSON.stringify(carried));
}

/** @param text what stands behind `call=` */
export function decodeForm(text: string): Read<Carried> {
  const unpacked = unpack(text, mostBytes);
  if (!unpacked.ok) return broken(unpacked.why);
  try {
    const value: unknown = JSON.parse(unpacked.text);
    return isForm(value) ? { ok: true, value } : broken('it holds no call.');
  } catch {
    return broken('it was changed on its way.');
  }
}

export function isForm(value: unknown): value is Carried {
  if (!isObject(value) || !isObject(value.parameters) || !isObject(value.query)) return false;
  const isText = (one: unknown) => typeof one === 'string';
  return Object.values(value.parameters).every(isText) && (value.body === null || isText(value.body));
}
