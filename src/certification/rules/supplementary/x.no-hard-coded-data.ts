import { read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { type Fold, keyOf } from '../../ledger-index/keyed';
import { thresholds } from '../../thresholds';
import { judged, seen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls, type Many, many } from '../../vocabulary/over';
import { part, rule } from '../../vocabulary/rule';

const fewest = thresholds.unrelatedForConstant;

const kinds: Readonly<Record<string, string>> = {
  createCheckouts: 'checkout',
  createSkus: 'SKU',
  updateSkus: 'SKU',
  upsertSkus: 'SKU',
};
const byKind = keyOf(null, ({ isAccepted, operationId }) => (isAccepted ? kinds[operationId ?? ''] : undefined));

/** Who or what a call is about, by something else than the field that is looked at. */
function subjectOf({ body, params, operationId }: Call, path: string): string | undefined {
  if (operationId !== 'createCheckouts') return params.id ?? text(body, 'id');
  const address = text(body, 'shipTo.address.line1') ?? text(body, 'billTo.address.line1');
  return text(body, 'customerId') ?? (path === 'email' ? address : text(body, 'email'));
}

/** What the calls with a field have in it. */
interface Seen {
  /** Undefined before the first. */
  readonly value: string | undefined;
  readonly differs: boolean;
  readonly newest: Call | undefined;
  /** Who or what they are about: no more than are needed. */
  readonly subjects: ReadonlySet<string>;
}

const nothingSeen: Seen = { value: undefined, differs: false, newest: undefined, subjects: new Set() };

function withSubject(subjects: ReadonlySet<string>, call: Call, path: string): ReadonlySet<string> {
  if (subjects.size >= fewest) return subjects;
  const subject = subjectOf(call, path);
  if (subject === undefined || subjects.has(subject)) return subjects;
  return new Set([...subjects, subject]);
}

const seenIn = (path: string): Fold<Seen> => ({
  start: () => nothingSeen,
  step: (before, call) => {
    // Two values settle it.
    if (before.differs) return before;
    const value = text(call.body, path);
    if (value === undefined) return before;
    return {
      value,
      differs: before.differs || (before.value !== undefined && before.value !== value),
      newest: call,
      subjects: withSubject(before.subjects, call, path),
    };
  },
});

/** Whom all calls are about, with the field or without. */
const subjectsBy = (path: string): Fold<ReadonlySet<string>> => ({
  start: () => nothingSeen.subjects,
  step: (before, call) => withSubject(before, call, path),
});
const everySubject = [subjectsBy(''), subjectsBy('email')];

const varies = (path: string) => {
  const seenThere = seenIn(path);
  return judged<Many>(`has ${path} of its own`, ({ group, value: kind }) => {
    const { differs, newest, subjects } = group.fold(seenThere);
    if (!newest || differs || subjects.size < fewest) return holds();
    return breaks({
      sequence: newest.sequence,
      pointer: `/requestBody/${path.replaceAll('.', '/')}`,
      expected: `a value that comes from the shopper, the product or a setting; each ${kind} has this one`,
      seen: read(newest.body, path),
    });
  });
};

const samples: readonly (readonly [path: string, pattern: RegExp])[] = [
  ['browserIp', /^(1\.1\.1\.1|8\.8\.8\.8|1\.2\.3\.4)$/],
  ['email', /^test@(test|example)\.com$/i],
];

const sampleIn = ({ body }: Call) => samples.find(([path, pattern]) => pattern.test(text(body, path) ?? ''));

const isReal = judged<Call>('has no sample values', (call) => {
  const [path] = sampleIn(call) ?? [];
  if (path === undefined) return holds();
  return breaks({
    sequence: call.sequence,
    pointer: `/requestBody/${path}`,
    expected: "the shopper's own, not a sample",
    seen: read(call.body, path),
  });
});

export const noHardCodedData = rule({
  item: 'x.no-hard-coded-data',
  part: true,
  over: many('kind of data', byKind).where('is about enough shoppers or products to tell', ({ group }) =>
    everySubject.some((subjects) => group.fold(subjects).size >= fewest),
  ),
  each: seen('is compared'),
  warn: ['browserIp', 'email', 'shipTo.phone', 'billTo.phone', 'taxCode', 'eccn'].map(varies),
  also: [
    part({
      over: calls('call with a sample value', 'createCheckouts', 'updateCheckouts', 'createCustomers').where(
        'has a sample value',
        (call) => call.isAccepted && sampleIn(call) !== undefined,
      ),
      each: seen('is real'),
      warn: [isReal],
    }),
  ],
  words: {
    standard: 'Addresses, emails, phone numbers and codes come from the shopper, the product or a setting.',
    mend: 'Read the value from the shopper, the product or a setting.',
    none: `Fewer than ${fewest} unrelated checkouts or SKUs were seen, too few to tell.`,
  },
});
