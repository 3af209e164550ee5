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
  const entries = Object.entries(value);
  const kept = entries
    .filter(([name]) => !names.has(name))
    .map(([name, one]) => [name, ofCallers.has(name) ? one : withoutClientSecrets(one)] as const);
  const isSame = kept.length === entries.length && kept.every(([, one], index) => one === entries[index]?.[1]);
  if (isSame) return value;
  return (Array.isArray(value) ? kept.map(([, one]) => one) : Object.fromEntries(kept)) as Value;
}
