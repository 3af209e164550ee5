import { read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { thresholds } from '../../thresholds';
import { judged, seen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { type Alike, alike, calls } from '../../vocabulary/over';
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

/** Whether the calls are about enough different shoppers or products. */
function areUnrelated(all: readonly Call[], path: string): boolean {
  const subjects = new Set<string>();
  for (const call of all) {
    const subject = subjectOf(call, path);
    if (subject !== undefined) subjects.add(subject);
    if (subjects.size >= fewest) return true;
  }
  return false;
}

/** The calls that have the field, where all have the same in it; else nothing. */
function withConstant(all: readonly Call[], path: string): readonly Call[] {
  const first = all.map(({ body }) => text(body, path)).find((value) => value !== undefined);
  const differs = all.some(({ body }) => (text(body, path) ?? first) !== first);
  return first === undefined || differs ? [] : all.filter(({ body }) => text(body, path) !== undefined);
}

const varies = (path: string) =>
  judged<Alike>(`has ${path} of its own`, ({ calls: all, value: kind }) => {
    const same = withConstant(all, path);
    const newest = same.at(-1);
    if (!newest || !areUnrelated(same, path)) return holds();
    return breaks({
      sequence: newest.sequence,
      pointer: `/requestBody/${path.replaceAll('.', '/')}`,
      expected: `a value that comes from the shopper, the product or a setting; each ${kind} has this one`,
      seen: read(newest.body, path),
    });
  });

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
  over: alike('kind of data', byKind).where('is about enough shoppers or products to tell', ({ calls: all }) =>
    ['', 'email'].some((path) => areUnrelated(all, path)),
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
