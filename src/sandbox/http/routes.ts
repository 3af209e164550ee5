import { tryDecode } from 'hono/utils/url';
import { type Operation, operations } from '../../generated/contract/operations';
import type { Refusal } from '../engine/reply';
import type { Asked } from './asked';
import { refusals } from './errors';

export interface Route {
  /** Null where no operation has this method and path. */
  readonly operation: Operation | null;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly operation: Operation;
  /** The parts of the path; those in braces take any value. */
  readonly parts: readonly string[];
}

const partsOf = (path: string) => path.split('/').slice(1);
const isParameter = (part: string) => part.startsWith('{');
const fixedParts = ({ parts }: Pattern) => parts.filter((part) => !isParameter(part)).length;

/** Every path that the sandbox answers. Where two fit a call, the plainer one is meant: `/checkouts/store-credits` is no checkout. */
const patterns: readonly Pattern[] = (Object.values(operations) as readonly Operation[])
  .flatMap((operation) => [operation.path, ...operation.aliases].map((path) => ({ operation, parts: partsOf(path) })))
  .sort((one, other) => fixedParts(other) - fixedParts(one));

const groupOf = ([first = '', ...others]: readonly string[]) => `${first} ${others.length}`;
const groups = new Map<string, Pattern[]>();
for (const pattern of patterns) {
  const group = groupOf(pattern.parts);
  groups.set(group, [...(groups.get(group) ?? []), pattern]);
}

/** A slash that is doubled, or at the end, makes no other path: connectors write both. */
function plainPath(pathname: string): string {
  return pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

function patternsAt(parts: readonly string[]): Pattern[] {
  const fits = (pattern: Pattern) =>
    pattern.parts.every((part, index) => part === parts[index] || (isParameter(part) && parts[index] !== ''));
  return (groups.get(groupOf(parts)) ?? []).filter(fits);
}

function paramsOf(pattern: Pattern, parts: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  pattern.parts.forEach((part, index) => {
    const value = parts[index] ?? '';
    if (isParameter(part))
      params[part.slice(1, -1)] = value.includes('%') ? tryDecode(value, decodeURIComponent) : value;
  });
  return params;
}

/** What a call is meant for. `HEAD` asks for what `GET` would give. */
export function routeOf({ method, pathname }: Pick<Asked, 'method' | 'pathname'>): Route {
  const parts = partsOf(plainPath(pathname));
  const wanted = method === 'HEAD' ? 'GET' : method;
  const pattern = patternsAt(parts).find(({ operation }) => operation.method === wanted);
  return pattern ? { operation: pattern.operation, params: paramsOf(pattern, parts) } : { operation: null, params: {} };
}

/** The path by which a request is routed. */
export function pathOf(request: Request): string {
  return plainPath(new URL(request.url).pathname);
}

/** Why no operation answers: the path is unknown, or it has other methods. */
export function unroutable(method: string, pathname: string): Refusal {
  const allowed = patternsAt(partsOf(plainPath(pathname))).map(({ operation }) => operation.method);
  return allowed.length > 0 ? refusals.methodNotAllowed(method, allowed) : refusals.unknownPath(pathname);
}
