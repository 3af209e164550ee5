/** Reads values whose shape nobody knows yet, and names what is wrong and where. */
import { isObject } from '../../json';
import { isPlainName, legible } from './legible';

/** Something that cannot be read. Its message goes on from a name, `is no text`, or names by itself what is damaged. */
export class Damage extends Error {
  constructor(
    says: string,
    readonly isNamed = false,
  ) {
    super(legible(says));
  }
}

/** @throws Damage */
export type Reader<Value> = (value: unknown) => Value;

const matching =
  <Value>(isRight: (value: unknown) => value is Value, says: string): Reader<Value> =>
  (value) => {
    if (isRight(value)) return value;
    throw new Damage(says);
  };

const isText = (value: unknown): value is string => typeof value === 'string';

/** One spelling only, so that times compare as texts. */
function isTime(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}

const isDay = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) && isTime(`${value}T00:00:00.000Z`);

const saysSomething = matching((value): value is string => isText(value) && value.trim() !== '', 'says nothing');
const anyText = matching(isText, 'is no text');

/** What people typed. Whoever reads it can put it into a sentence. */
export const text: Reader<string> = (value) => legible(anyText(value));
export const words: Reader<string> = (value) => legible(saysSomething(value));

const holdsMarks = 'holds control characters or marks of direction, as no name of anything does';

/** By which programs find something; nobody types it. */
export const id: Reader<string> = (value) => {
  const name = saysSomething(value);
  if (!isPlainName(name)) throw new Damage(holdsMarks);
  return name;
};
export const time = matching(isTime, 'is no point in time such as 2027-01-31T12:00:00.000Z');
export const day = matching(isDay, 'is no day such as 2027-01-31');
export const flag = matching((value) => typeof value === 'boolean', 'is neither true nor false');
export const count = matching(
  (value): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  'is no whole number',
);
function isWebAddress(value: unknown): value is string {
  try {
    return isText(value) && /^https?:\/\/\S+$/i.test(value) && new URL(value).host !== '';
  } catch {
    return false;
  }
}

export const webAddress = matching(isWebAddress, 'is no web address that begins with http:// or https://');
export const sha256 = matching(
  (value): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value),
  'is no SHA-256 in 64 hexadecimal digits',
);

export const oneOf = <Value extends string>(values: readonly Value[]): Reader<Value> =>
  matching(
    (value): value is Value => (values as readonly unknown[]).includes(value),
    `is none of ${values.map((value) => `"${value}"`).join(', ')}`,
  );

function inside<Value>(read: () => Value, says: (damage: Damage) => Damage): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof Damage ? says(error) : error;
  }
}

/** Tells where something was found wrong, from the outside in. @param name of what is read, such as `the claim on "a.one"` */
export const within = <Value>(name: string, read: () => Value): Value =>
  inside(read, ({ message, isNamed }) => new Damage(`${name}${isNamed ? ':' : ''} ${message}`, true));

/** Tells which field was found wrong, going on from the name of what has it. */
export const inField = <Value>(name: string, read: () => Value): Value =>
  inside(read, ({ message, isNamed }) => new Damage(`has a wrong ${name}: ${isNamed ? '' : 'it '}${message}`));

export const listOf =
  <Value>(read: Reader<Value>): Reader<readonly Value[]> =>
  (value) => {
    if (!Array.isArray(value)) throw new Damage('is no list');
    return value.map((one, index) => within(`entry ${index + 1}`, () => read(one)));
  };

/** @param each what stands under the names, such as `the claim on` */
export const recordOf =
  <Value>(read: Reader<Value>, each: string): Reader<Readonly<Record<string, Value>>> =>
  (value) => {
    if (!isObject(value)) throw new Damage('is no record');
    const names = Object.keys(value);
    // Programs that read such a record by its name lose it, or change what they did not mean to.
    if (names.includes('__proto__'))
      throw new Damage(`${each} "__proto__" stands under what is no name of anything`, true);
    const marked = names.find((name) => !isPlainName(name));
    if (marked !== undefined) throw new Damage(`${each} "${marked}" ${holdsMarks}`, true);
    return Object.fromEntries(names.map((name) => [name, within(`${each} "${name}"`, () => read(value[name]))]));
  };

type Fields<Of> = { readonly [Name in keyof Of]-?: Reader<Exclude<Of[Name], undefined>> };

/** Fields that nobody knows are left out. @param needed those that may not be missing */
export function shape<Of extends object>(fields: Fields<Of>, needed: readonly (keyof Of & string)[]): Reader<Of> {
  const readers = Object.entries<Reader<unknown>>(fields as Readonly<Record<string, Reader<unknown>>>);
  return (value) => {
    if (!isObject(value)) throw new Damage('is no record');
    const missing = needed.find((name) => value[name] === undefined);
    if (missing) throw new Damage(`has no ${missing}`);
    const present = readers.filter(([name]) => Object.hasOwn(value, name) && value[name] !== undefined);
    return Object.fromEntries(present.map(([name, read]) => [name, inField(name, () => read(value[name]))])) as Of;
  };
}
