/** Paths: an operation's own with ids that exist or do not, and paths that lead nowhere. */
import fc from 'fast-check';
import type { FuzzedOperation } from '../contract';
import { KnownId } from '../known';
import type { Text } from '../step';

export const oddIds = [
  'unknown',
  '7f9c24e5-0000-4000-8000-000000000000',
  '0',
  '..',
  '.',
  '%2e%2e',
  '%2E',
  '%2f',
  '..%2f..%2fetc',
  '%00',
  '%0d%0a',
  '%20',
  '%25',
  '%c3%a9',
  '%ff',
  '%f0%9f',
  '%',
  '%zz',
  '*',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'a;b=c',
  'a,b',
  "'",
  '$%7Bx%7D',
  'x'.repeat(41),
  'x'.repeat(5000),
];

const kindsByParameter = (operation: FuzzedOperation): Readonly<Record<string, string>> => ({
  id: firstPartKinds[operation.path.split('/')[1] ?? ''] ?? operation.objectKind,
  sourceId: 'source',
});
const firstPartKinds: Readonly<Record<string, string>> = {
  customers: 'customer',
  checkouts: 'checkout',
  invoices: 'invoice',
};

function part(operation: FuzzedOperation, template: string): fc.Arbitrary<Text> {
  const name = /^\{(\w+)\}$/.exec(template)?.[1];
  if (name === undefined) return fc.constant(template);
  const kind = kindsByParameter(operation)[name] ?? operation.objectKind;
  return fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -4, max: -1 }).map((pick): Text => new KnownId(kind, pick)) },
    { weight: 4, arbitrary: fc.nat(40).map((pick): Text => new KnownId(kind, pick)) },
    { weight: 2, arbitrary: fc.constantFrom<Text>(...oddIds) },
  );
}

/** Between the parts and around them. */
const slashes = fc.oneof(
  { weight: 30, arbitrary: fc.constant({ before: '/', after: '' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ before: '/', after: '/' }, { before: '//', after: '' }, { before: '/', after: '//' }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { before: '/', after: '/more' },
      { before: '/nowhere/', after: '' },
      { before: '/./', after: '' },
    ),
  },
);

function pathLike(operation: FuzzedOperation, template: string): fc.Arbitrary<readonly Text[]> {
  const parts = template.split('/').slice(1);
  return fc
    .tuple(slashes, ...parts.map((one) => part(operation, one)))
    .map(([{ before, after }, ...texts]) => [
      before,
      ...(texts as Text[]).flatMap((text, index) => (index === 0 ? [text] : ['/', text])),
      after,
    ]);
}

/** Text parts are written as they are to stand on the wire. */
export function anyPath(operation: FuzzedOperation): fc.Arbitrary<readonly Text[]> {
  return fc.oneof(...[operation.path, ...operation.aliases].map((template) => pathLike(operation, template)));
}

export const controlPaths: readonly string[] = [
  '/_sandbox/info',
  '/_sandbox/ledger?limit=3',
  '/_sandbox/ledger?after=-1',
  '/_sandbox/ledger?limit=banana',
  '/_sandbox/ledger?after=9999999&limit=500',
  '/_sandbox/nothing',
  '/_sandbox/',
  '/_sandbox',
  '/_sandbox/sources/unknown/approve',
  '/_sandbox/sources/%00/approve',
  '/_sandbox/sources/..%2f/fund',
];
