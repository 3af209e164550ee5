/** Which values of a report may be taken out, and what stands in their place then. */
import { isObject } from '../../json';
import { hashOf } from './canonical';
import { textFields } from './profile';
import { isRedacted, type Redacted } from './redacted';

/** What people wrote, and what calls held: each has a salt of its own. */
export type Salts = Readonly<Record<Owner, string>>;
type Owner = 'people' | 'calls';

type Node = Owner | { readonly each: Node } | Fields | ((value: unknown) => Node | undefined);
interface Fields {
  readonly fields: Readonly<Record<string, Node>>;
}

const fields = (of: Readonly<Record<string, Node>>): Fields => ({ fields: of });
const people = (...names: readonly string[]) => fields(Object.fromEntries(names.map((name) => [name, 'people'])));

/** Files of other programs may have any text for an id. One that a program of ours made tells nothing. */
const unless =
  (made: RegExp): Node =>
  (value) =>
    typeof value === 'string' && made.test(value) ? undefined : 'people';
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ownId = unless(new RegExp(`^(none|${uuid})$`));
const runId = unless(new RegExp(`^run_${uuid}$`));
const useCaseId = unless(/^UC-[A-Z]\d{1,2}$/);

const evidence = fields({
  ...people('title', 'text', 'address', 'by').fields,
  id: ownId,
  file: people('name', 'type'),
});

const answer = {
  claim: people('reason', 'note', 'by'),
  waiver: people('who', 'why'),
  plan: people('ownerName', 'links'),
  evidence: { each: evidence },
  comments: { each: fields({ id: ownId, text: 'people', author: 'people' }) },
  review: people('reason', 'reviewer'),
} as const;

const field = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/** What a catalog knows has a title. Any other subject is as somebody wrote it. */
const otherAnswer: Node = (value) =>
  fields({ ...answer, ...(field(value, 'title') === undefined && { subject: 'people' as const }) });

/** Sentences that count calls and state the standard. Others may quote a value, such as an id. */
const plainSummaries: readonly unknown[] = ['pass', 'warn', 'fail', 'not-observed'];

const calls: Node = (value) =>
  fields({
    ...(!plainSummaries.includes(field(value, 'traffic')) && { summary: 'calls' as const }),
    warnings: { each: 'calls' },
    counterexample: fields({ call: 'calls', expected: 'calls', seen: 'calls', message: 'calls' }),
  });

const hidable: Node = fields({
  about: fields({ ...people('name', 'team').fields, assessmentId: ownId }),
  profile: people(...textFields),
  // Notes name files and hosts.
  ledger: fields({ name: 'people', notes: { each: 'people' } }),
  runs: { each: fields({ name: 'people', useCaseId }) },
  attempts: { each: fields({ name: 'people', runId, useCaseId }) },
  items: { each: fields({ ...answer, calls }) },
  answers: { each: otherAnswer },
});

/** @param pointer where the value stands (RFC 6901) */
export type Change = (value: unknown, pointer: string, owner: Owner) => unknown;

function changed(value: unknown, node: Node | undefined, pointer: string, change: Change): unknown {
  if (node === undefined || value === undefined) return value;
  if (typeof node === 'function') return changed(value, node(value), pointer, change);
  if (typeof node === 'string') return change(value, pointer, node);
  if ('each' in node)
    return Array.isArray(value)
      ? value.map((one, index) => changed(one, node.each, `${pointer}/${index}`, change))
      : value;
  if (!isObject(value)) return value;
  const { fields: known } = node;
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
