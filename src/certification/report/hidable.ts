/** Which values of a report may be taken out, and what stands in their place then. */
import { isObject, type JsonObject } from '../../json';
import { hashOf } from './canonical';
import type { Redacted } from './types';

/** What people wrote, and what calls held: each has a salt of its own. */
export type Salts = Readonly<Record<Owner, string>>;
type Owner = 'people' | 'calls';

type Node = Owner | { readonly each: Node } | Fields | ((value: JsonObject) => Fields);
interface Fields {
  readonly fields: Readonly<Record<string, Node>>;
}

const fields = (of: Readonly<Record<string, Node>>): Fields => ({ fields: of });
const people = (...names: readonly string[]) => fields(Object.fromEntries(names.map((name) => [name, 'people'])));

const answer = {
  claim: people('reason', 'note', 'by'),
  waiver: people('who', 'why'),
  plan: people('ownerName', 'links'),
  evidence: { each: fields({ ...people('title', 'text', 'address', 'by').fields, file: people('name') }) },
  comments: { each: people('text', 'author') },
  review: people('reason', 'reviewer'),
} as const;

/** Sentences that count calls and state the standard. Others may quote a value, such as an id. */
const plainSummaries: readonly unknown[] = ['pass', 'warn', 'fail', 'not-observed'];

const calls = ({ traffic }: JsonObject): Fields =>
  fields({
    ...(!plainSummaries.includes(traffic) && { summary: 'calls' as const }),
    warnings: { each: 'calls' },
    counterexample: fields({ call: 'calls', expected: 'calls', seen: 'calls', message: 'calls' }),
  });

const hidable: Node = fields({
  about: people('name', 'team'),
  ledger: people('name'),
  runs: { each: people('name') },
  attempts: { each: people('name') },
  items: { each: fields({ ...answer, calls }) },
  answers: { each: fields(answer) },
});

export function isRedacted(value: unknown): value is Redacted {
  return isObject(value) && typeof value.redacted === 'string' && Object.keys(value).length === 1;
}

/** @param pointer where the value stands (RFC 6901) */
export type Change = (value: unknown, pointer: string, owner: Owner) => unknown;

function changed(value: unknown, node: Node | undefined, pointer: string, change: Change): unknown {
  if (node === undefined || value === undefined) return value;
  if (typeof node === 'string') return change(value, pointer, node);
  if ('each' in node)
    return Array.isArray(value)
      ? value.map((one, index) => changed(one, node.each, `${pointer}/${index}`, change))
      : value;
  if (!isObject(value)) return value;
  const { fields: known } = typeof node === 'function' ? node(value) : node;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      changed(field, Object.hasOwn(known, name) ? known[name] : undefined, `${pointer}/${name}`, change),
    ]),
  );
}

/** A copy of a report with each hidable value changed. */
export function withHidable<Report extends object>(report: Report, change: Change): Report {
  return changed(report, hidable, '', change) as Report;
}

/**
 * What stands in the place of a value that was taken out. The pointer is part of it, so that two that are alike are not seen
 * to be.
 * @param salt hexadecimal digits
 */
export function commitmentTo(value: unknown, pointer: string, salt: string): Redacted {
  return { redacted: `sha256:${hashOf([salt, pointer, value])}` };
}

/** Puts the salted hash in the place of each hidable value that is not taken out already. */
export function withoutHidable<Report extends object>(report: Report, salts: Salts): Report {
  return withHidable(report, (value, pointer, owner) =>
    isRedacted(value) ? value : commitmentTo(value, pointer, salts[owner]),
  );
}
