/** Query parameters: those of the operation with values that fit or do not, and some it has not. */
import fc from 'fast-check';
import type { QueryParameter } from '../../../src/generated/contract/operations';
import type { FuzzedOperation } from '../contract';
import { KnownId } from '../known';
import type { Text } from '../step';
import { awkwardText, plainText, secretText } from './texts';

type Pair = readonly [name: string, value: Text];

const times = [
  '2020-01-01',
  '2030-01-31T12:00:00Z',
  '2030-01-31T12:00:00+02:00',
  '2030-02-31',
  '2030-01-31T12:00:00',
  'banana 5',
  '-1',
];
const numbers = ['0', '1', '10', '26.89', '100', '101', '-1', '1e3', '1.', '0x10', ' 5', '9'.repeat(40), 'NaN', ''];
const bounds = ['', '[gte]', '[gt]', '[lte]', '[lt]', '[eq]', '[ne]', '[]', '[', '[gte'];

const knownText = (kind: string): fc.Arbitrary<Text> =>
  fc.integer({ min: -3, max: 30 }).map((pick) => new KnownId(kind, pick));

/** The kind of object that a parameter names, by its name. */
function kindOf({ objectKind }: FuzzedOperation, name: string): string {
  const named: Readonly<Record<string, string>> = {
    customerId: 'customer',
    orderId: 'order',
    checkoutId: 'checkout',
    itemSkuId: 'sku',
    skuGroupId: 'sku_group',
  };
  return named[name] ?? objectKind;
}

function valueFor(operation: FuzzedOperation, { name, kind, values }: QueryParameter): fc.Arbitrary<Text> {
  const fitting: Readonly<Record<QueryParameter['kind'], fc.Arbitrary<Text>>> = {
    integer: fc.constantFrom(...numbers),
    number: fc.constantFrom(...numbers),
    'amount-range': fc.constantFrom(...numbers),
    'time-range': fc.constantFrom(...times),
    boolean: fc.constantFrom('true', 'false', 'TRUE', '1'),
    list: fc.oneof(knownText(kindOf(operation, name)), fc.constantFrom('a,b', ',', ',,a', 'x,'.repeat(500))),
    text: fc.oneof(knownText(kindOf(operation, name)), fc.constantFrom('US', 'USD', 'order.*', '*', '*.*d')),
  };
  return fc.oneof(
    { weight: 5, arbitrary: values ? fc.constantFrom(...values) : fitting[kind] },
    { weight: 1, arbitrary: plainText },
    { weight: 2, arbitrary: awkwardText },
    { weight: 1, arbitrary: secretText },
  );
}

function ownPair(operation: FuzzedOperation): fc.Arbitrary<Pair> {
  const pairs = operation.query.map((parameter) => {
    const isRange = parameter.kind === 'time-range' || parameter.kind === 'amount-range';
    const bound = isRange ? fc.constantFrom(...bounds) : fc.constantFrom('', '', '', '', '[]');
    return fc
      .tuple(bound, valueFor(operation, parameter))
      .map(([suffix, value]): Pair => [parameter.name + suffix, value]);
  });
  return fc.oneof(...pairs);
}

const foreignPair: fc.Arbitrary<Pair> = fc.tuple(
  fc.oneof(fc.constantFrom('expand', 'offset', 'constructor', '__proto__', 'apiKey', 'secret', 'card'), awkwardText),
  fc.oneof(awkwardText, secretText, fc.constantFrom('true', '1')),
);

export function anyQuery(operation: FuzzedOperation): fc.Arbitrary<readonly Pair[]> {
  const none = fc.constant<readonly Pair[]>([]);
  const foreign = fc.array(foreignPair, { minLength: 1, maxLength: 2 });
  if (operation.query.length === 0) return fc.oneof({ weight: 12, arbitrary: none }, { weight: 1, arbitrary: foreign });
  const own = fc.array(ownPair(operation), { minLength: 1, maxLength: 4 });
  return fc.oneof({ weight: 3, arbitrary: none }, { weight: 8, arbitrary: own }, { weight: 1, arbitrary: foreign });
}
