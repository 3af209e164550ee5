// A path item that the root file does not name yet waits for its handlers, and what only it needs waits with it.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every `#/components/section/name` inside a value. */
function* referencesIn(value: Json): Generator<string> {
  if (Array.isArray(value)) for (const inner of value) yield* referencesIn(inner);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') yield inner;
    else yield* referencesIn(inner);
  }
}

/** The components that a value needs, and those that they need. */
function neededBy(value: Json, components: JsonObject): Set<string> {
  const needed = new Set<string>();
  const waiting = [...referencesIn(value)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    const [, , section, name] = next.split('/') as [string, string, string, string];
    waiting.push(...referencesIn((components[section] as JsonObject | undefined)?.[name] ?? null));
  }
  return needed;
}

/**
 * Takes out the components that waiting path items alone need. What no path item needs at all stays, and the contract's
 * lint complains of it.
 * @param answered path items of the root file, and whatever else the document holds beside its components
 */
export function leaveOutWaiting(components: JsonObject, answered: Json, waiting: Json): void {
  const needed = neededBy(answered, components);
  for (const reference of neededBy(waiting, components)) {
    const [, , section, name] = reference.split('/') as [string, string, string, string];
    if (!needed.has(reference)) delete (components[section] as JsonObject | undefined)?.[name];
  }
}
