const equal = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other);

/** The next value, with whatever is the same in both taken from the one before: pages draw again what is another object. */
export function keepUnchanged<Of extends object>(before: Of | null, next: Of): Of {
  if (!before) return next;
  const earlier = before as Readonly<Record<string, unknown>>;
  const kept = Object.entries(next).map(([name, value]) => [name, same(earlier[name], value)] as const);
  return Object.fromEntries(kept) as Of;
}

function same(before: unknown, next: unknown): unknown {
  if (before === next || typeof before !== 'object' || typeof next !== 'object' || !before || !next) return next;
  const earlier = before as Readonly<Record<string, unknown>>;
  const entries = Object.entries(next).map(([name, value]) => {
    const was = Object.hasOwn(earlier, name) ? earlier[name] : undefined;
    return [name, equal(was, value) ? was : value] as const;
  });
  const isSame =
    entries.length === Object.keys(earlier).length &&
    entries.every(([name, value]) => Object.hasOwn(earlier, name) && earlier[name] === value);
  return isSame ? before : Object.fromEntries(entries);
}
