/** Which operation of the contract a request of another tool's recording means. */
import { decodeText } from '../../browser/address';
import { type Operation, operations } from '../../generated/contract/operations';

interface Template {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

const variables = (path: string) => path.split('{').length;

/** Where two paths fit, the plainer one is meant: `/checkouts/store-credits` is no checkout. */
const templates: readonly Template[] = (Object.values(operations) as readonly Operation[])
  .flatMap((operation) => [operation.path, ...operation.aliases].map((path) => ({ operation, path })))
  .sort((one, other) => variables(one.path) - variables(other.path))
  .map(({ operation, path }) => ({
    operation,
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
  }));

export interface Meaning {
  readonly operation: Operation;
  /** The id in the path, decoded, where there is one. */
  readonly id: string | undefined;
}

export function meaningOf(method: string, pathname: string): Meaning | undefined {
  const path = pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  for (const { operation, pattern } of templates) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found) return { operation, id: found[1] === undefined ? undefined : decodeText(found[1]) };
  }
  return undefined;
}
