/** Fields and parameters of the sandbox's own calls, checked by hand: they are no part of the contract. */
import { isObject } from '../../json';
import { parseTime } from '../domain/kernel/time';
import type { Recorded } from '../engine/arrival';
import type { Refusal, Reply } from '../engine/reply';
import { refuseWith } from './answer';
import type { ControlCall } from './control-call';
import { isWholeNumber } from './numbers';

export type Fields = Readonly<Record<string, unknown>>;

/** The first and the last of the numbers that are allowed. */
type Bounds = readonly [from: number, to: number];

/** Says what is wrong with a field, a parameter or the whole body. */
export class Unfit extends Error {
  constructor(
    readonly parameter: string,
    message: string,
    private readonly otherwise: Partial<Refusal> = {},
  ) {
    super(message);
  }

  get refusal(): Refusal {
    const { parameter, message } = this;
    return { status: 400, code: 'invalid_parameter', parameter, message, ...this.otherwise };
  }
}

/** Answers a call that was not made as it has to be with what is wrong. */
export async function fitting(requestId: string, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Unfit) return refuseWith(requestId, [error.refusal]);
    throw error;
  }
}

/** @throws Unfit for a field that nobody knows */
export function onlyKnown(fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Unfit(unknown, `${unknown} is no field of this call. It takes ${known.join(', ') || 'nothing'}.`, {
      code: 'unknown_parameter',
    });
}

export interface Sent {
  readonly fields: Fields;
  /** What the ledger says of the request. */
  readonly told: Recorded;
}

/**
 * The fields of a call's body, for a call that does not stand in the ledger.
 * @param files those that may be as long as a file
 * @throws Unfit where the body cannot be used
 */
export async function fieldsOf(call: ControlCall, files?: readonly string[]): Promise<Fields> {
  const { value, refusals } = await call.body(files);
  const [first] = refusals;
  if (first) throw new Unfit('body', first.message, first);
  return isObject(value) ? value : {};
}

/**
 * The fields of a call's body; none where nothing was sent.
 * @param known names of the fields that the call takes, where the caller does not look at them itself
 * @throws Unfit where the body cannot be used, or has a field that the call does not take
 */
export async function parseFields(call: ControlCall, known?: readonly string[]): Promise<Sent> {
  const fields = await fieldsOf(call);
  if (known) onlyKnown(fields, known);
  return { fields, told: await call.recorded() };
}

function within(value: number, name: string, [from, to]: Bounds): number {
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Unfit(name, `${name} is a whole number from ${from} to ${to}.`);
}

/** @throws Unfit where the field is there and no whole number within the bounds */
export function wholeNumberOf(fields: Fields, name: string, bounds: Bounds): number | undefined {
  const { [name]: value } = fields;
  return value === undefined ? undefined : within(typeof value === 'number' ? value : Number.NaN, name, bounds);
}

/** A whole number of the query, or the fallback where it is absent. @throws Unfit where it is out of bounds */
export function wholeNumberIn(search: URLSearchParams, name: string, fallback: number, bounds: Bounds): number {
  const text = search.get(name) ?? String(fallback);
  return within(isWholeNumber(text) ? Number(text) : Number.NaN, name, bounds);
}

/** A moment in milliseconds since 1970. @throws Unfit where the field is there and no time with a zone */
export function wantedMoment(fields: Fields, name: string): number | undefined {
  const { [name]: value } = fields;
  if (value === undefined) return undefined;
  const moment = typeof value === 'string' ? parseTime(value) : undefined;
  if (moment === undefined) throw new Unfit(name, `${name} is a time with its zone, such as 2030-01-31T12:00:00Z.`);
  return moment;
}

/** @throws Unfit */
export function nameOf({ name }: Fields): { name?: string } {
  if (name === undefined) return {};
  if (typeof name !== 'string' || name.length > 100)
    throw new Unfit('name', 'name is a text of at most 100 characters.');
  return { name };
}
