/** Bodies: those the contract shows, those its schemas allow, those with something wrong, and bytes that are no JSON. */
import fc from 'fast-check';
import type { FuzzedOperation, Schema } from '../contract';
import { resolved } from '../contract';
import type { DrawnBody } from '../step';
import { aBreak, broken } from './breaks';
import { fitting } from './schema';
import { anyText, secretText } from './texts';

type Fields = Record<string, unknown>;

/** A body of the contract's examples, with some of its fields replaced by others that fit, or more added. */
function likeAnExample(examples: readonly unknown[], schema: Schema): fc.Arbitrary<unknown> {
  const properties = Object.entries(resolved(schema).properties ?? {});
  if (properties.length === 0) return fc.constantFrom(...examples);
  const change = fc.oneof(
    ...properties.map(([name, inner]) => fitting(inner, name).map((value) => [name, value] as const)),
  );
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(change, { maxLength: 4 }))
    .map(([example, changes]) => ({ ...(example as Fields), ...Object.fromEntries(changes) }));
}

/** A body that an operation should take, as far as form goes. */
export function goodBody({ bodySchema, bodyExamples }: FuzzedOperation): fc.Arbitrary<unknown> {
  if (!bodySchema) return fc.constant({});
  const drawn = fitting(bodySchema);
  if (bodyExamples.length === 0) return drawn;
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...bodyExamples) },
    { weight: 5, arbitrary: likeAnExample(bodyExamples, bodySchema) },
    { weight: 3, arbitrary: drawn },
  );
}

const notObjects = [
  '',
  ' ',
  '\n',
  'null',
  '[]',
  '[{}]',
  '"{}"',
  '0',
  'true',
  '{',
  '}',
  '{}{}',
  '[',
  '{"a"',
  '{"a":}',
  "{'a':1}",
];
const oddJson = [
  '{"a":1,"a":2}',
  '\ufeff{}',
  '{"a":1e400}',
  '{"a":-0}',
  '{"metadata":{"n":9007199254740993}}',
  '{"metadata":{"n":0.10000000000000000001}}',
  '{"a":"\\ud800"}',
  '{"__proto__":{"x":1}}',
  '{"a":NaN}',
  '{"a":1,}',
  '{//\n}',
  '[[[[[[[[[[]]]]]]]]]]',
];

const rawText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...notObjects, ...oddJson) },
  { weight: 2, arbitrary: fc.oneof(anyText, secretText) },
  { weight: 1, arbitrary: secretText.map((secret) => `{"number":"${secret}"`) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 9000 }).map((depth) => '['.repeat(depth)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 10, max: 9000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  },
);

const rawBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .constantFrom('{"name":"Stra\u00dfe"}', '{"name":"\u00e9"}')
    .map((text) => Uint8Array.from(Buffer.from(text, 'latin1'))),
  fc.constant('{"name":"mug"}').map((text) => Uint8Array.from(Buffer.from(text, 'utf16le'))),
);

/** Whatever may arrive as the body of a call to an operation. */
export function anyBody(operation: FuzzedOperation): fc.Arbitrary<DrawnBody> {
  const json = (value: fc.Arbitrary<unknown>) => value.map((inner): DrawnBody => ({ kind: 'json', value: inner }));
  const good = goodBody(operation);
  const bad = fc
    .tuple(good, fc.array(aBreak, { minLength: 1, maxLength: 3 }))
    .map(([value, breaks]) => breaks.reduce(broken, value));
  const odd = fc.oneof(
    { weight: 4, arbitrary: rawText.map((text): DrawnBody => ({ kind: 'text', text })) },
    { weight: 1, arbitrary: rawBytes.map((bytes): DrawnBody => ({ kind: 'bytes', bytes })) },
  );
  if (!operation.hasBody)
    return fc.oneof({ weight: 6, arbitrary: fc.constant<DrawnBody>({ kind: 'none' }) }, { weight: 1, arbitrary: odd });
  return fc.oneof(
    { weight: 6, arbitrary: json(good) },
    { weight: 5, arbitrary: json(bad) },
    { weight: 1, arbitrary: odd },
  );
}
