/**
 * A client secret lets a browser act on one source or one payment. Who made that may know it; events go to anybody who
 * listens, so they carry none. The provider's own events name the secret of the payment session: the sandbox is stricter.
 */

/** `sourceClientSecret` is the same secret, in the instructions that a shopper's page shows. */
const names = new Set(['clientSecret', 'sourceClientSecret']);

/** What callers wrote for themselves stays as it is, whatever they call it. */
const ofCallers = new Set(['metadata']);

/** A JSON value without client secrets at any depth; the very value where it has none. */
export function withoutClientSecrets<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const before = Object.keys(fields);
  const kept = before.filter((name) => !names.has(name));
  const rest = kept.map((name) => (ofCallers.has(name) ? fields[name] : withoutClientSecrets(fields[name])));
  if (kept.length === before.length && rest.every((one, index) => one === fields[kept[index] as string])) return value;
  return (Array.isArray(value) ? rest : Object.fromEntries(kept.map((name, index) => [name, rest[index]]))) as Value;
}
