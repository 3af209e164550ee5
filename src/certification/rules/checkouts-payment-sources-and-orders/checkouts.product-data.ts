import { read } from '../../../json';
import { type At, type Check, judged, satisfies } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls, entriesOf } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

const isSent = (value: unknown, name: string) => read(value, name) !== undefined && read(value, name) !== null;

const eitherOf = (one: string, other: string): Check<At> =>
  satisfies(`has either ${one} or ${other}`, ({ value }) => isSent(value, one) !== isSent(value, other));

const isPriced = satisfies<At>('has a price that is a number of 0 or more', ({ value }) => {
  const price = read(value, 'price') ?? read(value, 'aggregatePrice') ?? 0;
  return typeof price === 'number' && price >= 0;
});

const isCounted = satisfies<At>('has a whole quantity of at least 1', ({ value }) => {
  const quantity = read(value, 'quantity') ?? 1;
  return Number.isInteger(quantity) && Number(quantity) >= 1;
});

const fixed = ['skuId', 'productDetails', 'price', 'aggregatePrice', 'quantity'];
const leavesFixed = judged<At>('leaves product, price and quantity as they are', ({ call, pointer, value }) => {
  const changed = fixed.find((name) => isSent(value, name));
  if (changed === undefined) return holds();
  const { sequence } = call;
  const expected = 'left out: a changed cart is a new checkout';
  return breaks({ sequence, pointer: `${pointer}/${changed}`, expected, seen: read(value, changed) });
});

export const productData = rule({
  item: 'checkouts.product-data',
  over: entriesOf(calls('checkout request', 'createCheckouts'), 'items', 'line'),
  each: all<At>(eitherOf('skuId', 'productDetails'), eitherOf('price', 'aggregatePrice'), isPriced, isCounted),
  warn: [field('quantity').isPresent()],
  also: [
    part({ over: entriesOf(calls('checkout update', 'updateCheckouts'), 'items', 'changed line'), each: leavesFixed }),
  ],
  words: {
    standard: 'Every line of a new checkout names its product, its price and its quantity, once each.',
    mend: 'Send skuId or productDetails, price or aggregatePrice, and quantity. Make a new checkout when the cart changes.',
    none: 'No checkout was created yet.',
  },
});
