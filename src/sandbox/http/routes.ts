import { type Operation, operations } from '../../generated/contract/operations';
import type { Refusal } from '../engine/reply';
import { refusals } from './errors';

const all = Object.values(operations) as readonly Operation[];

/** Where two paths fit a call, the plainer one is meant: `/checkouts/store-credits` is no checkout. */
const plainerFirst = (one: { path: string }, other: { path: string }) =>
  one.path.split(':').length - other.path.split(':').length;

/** Every path the sandbox answers, as Hono writes it: `/skus/:id`. The first that fits answers. */
export const routes = all
  .flatMap((operation) =>
    [operation.path, ...operation.aliases].map((path) => ({
      operation,
      method: operation.method,
      path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    })),
  )
  .sort(plainerFirst);

/** A slash that is doubled, or at the end, makes no other path: connectors write both. */
function plainPath(pathname: string): string {
  return pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

/** The path by which a request is routed. */
export function pathOf(request: Request): string {
  return plainPath(new URL(request.url).pathname);
}

/** The methods that some operation has at this path. */
function methodsAt(pathname: string): string[] {
  const fits = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(plainPath(pathname));
  return routes.filter(({ path }) => fits(path)).map(({ method }) => method);
}

/** Why no operation answers: the path is unknown, or it has other methods. */
export function unroutable(method: string, pathname: string): Refusal {
  const allowed = methodsAt(pathname);
  return allowed.length > 0 ? refusals.methodNotAllowed(method, allowed) : refusals.unknownPath(pathname);
}
