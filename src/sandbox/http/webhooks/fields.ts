import { isObject } from '../../../json';
import type { Recorded } from '../../engine/arrival';
import type { ControlCall } from '../control-call';
import { onlyKnown, Unfit } from '../keys/wanted';

export interface Sent {
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the ledger says of the request. */
  readonly told: Recorded;
}

/**
 * The fields of a call's body; none where nothing was sent.
 * @param known names of the fields that the call takes, where the caller does not look at them itself
 * @throws Unfit where it is no object, or has a field that the call does not take
 */
export async function parseFields(call: ControlCall, known?: readonly string[]): Promise<Sent> {
  const { value, refusals } = await call.body();
  const [first] = refusals;
  if (first) throw new Unfit('body', first.message);
  if (value !== undefined && value !== null && !isObject(value)) throw new Unfit('body', 'Send an object, or nothing.');
  const fields = isObject(value) ? value : {};
  if (known) onlyKnown(fields, known);
  return { fields, told: await call.recorded() };
}

/** @throws Unfit where the field is there and no whole number within these bounds */
export function wholeNumberOf(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  fallback: number,
  most: number,
): number {
  const { [name]: value = fallback } = fields;
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > most)
    throw new Unfit(name, `${name} is a whole number from 0 to ${most}.`);
  return Number(value);
}
