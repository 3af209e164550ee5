import { Damage, type Reader } from './checks';

/** Records stay the same objects until they change: pages compare them, and reading each again would take time. */
const known = new WeakMap<object, unknown>();

/** What cannot be read is left out: it came from elsewhere, and all else can be shown. */
export function readOrNull<Value>(read: Reader<Value>, value: unknown): Value | null {
  // Of most items nothing is there yet, and to make an error of each takes longer than to read all that is there.
  if (value === undefined) return null;
  try {
    return read(value);
  } catch (error) {
    if (error instanceof Damage) return null;
    throw error;
  }
}

/** The same for a record that a document holds: it is read once, by one reader. */
export function soundOrNull<Value>(read: Reader<Value>, value: unknown): Value | null {
  if (typeof value !== 'object' || value === null) return readOrNull(read, value);
  if (!known.has(value)) known.set(value, readOrNull(read, value));
  return known.get(value) as Value | null;
}
