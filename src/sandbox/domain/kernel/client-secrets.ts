/**
 * A client secret lets a browser act on one source or one payment. Who made that may know it; events go to anybody who
 * listens, so they carry none. The provider's own events name the secret of the payment session: the sandbox is stricter.
 */
import { withoutUndefined } from './changes';

/** `sourceClientSecret` is the same secret, in the instructions that a shopper's page shows. */
const isSecretName = (name: string) => name === 'clientSecret' || name === 'sourceClientSecret';

/** What callers wrote for themselves stays as it is, whatever they call it. */
const isOfCallers = (name: string) => name === 'metadata';

type Fields = Readonly<Record<string, unknown>>;

/** A JSON value without client secrets at any depth; the very value where it has none. */
export function withoutClientSecrets<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  return (Array.isArray(value) ? listWithout(value) : objectWithout(value as unknown as Fields)) as Value;
}

function listWithout(list: readonly unknown[]): readonly unknown[] {
  const rest = list.map(withoutClientSecrets);
  return rest.every((one, index) => one === list[index]) ? list : rest;
}

function objectWithout(fields: Fields): Fields {
  const changed: [name: string, value: unknown][] = [];
  for (const name of Object.keys(fields)) {
    if (isOfCallers(name)) continue;
    const value = fields[name];
    const rest = isSecretName(name) ? undefined : withoutClientSecrets(value);
    if (rest !== value) changed.push([name, rest]);
  }
  return changed.length === 0 ? fields : withoutUndefined({ ...fields, ...Object.fromEntries(changed) });
}
