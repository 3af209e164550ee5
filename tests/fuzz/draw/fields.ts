/** Values that mean something in a field of a certain name, so that requests get past the first check. */
import fc from 'fast-check';
import {
  cards,
  countries,
  currencies,
  eccns,
  lastNameTriggers,
  locales,
  taxCodes,
} from '../../../src/generated/reference';
import { KnownId } from '../known';
import { anyText, awkwardText } from './texts';

/** An id of this kind that the run has met, mostly one of the newest; now and then anything else. */
export function idOf(kind: string): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -3, max: -1 }).map((pick) => new KnownId(kind, pick)) },
    { weight: 3, arbitrary: fc.nat(40).map((pick) => new KnownId(kind, pick)) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom('', 'unknown', '0'), awkwardText) },
  );
}

const money = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(10, 5, 0.99, 26.89, 100, 1) },
  { weight: 3, arbitrary: fc.nat(500_000).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.constantFrom(0, 0.001, 1e-7, 1.005, 99_999_999.99, 1e15, 1e21, 0.1 + 0.2) },
);

const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1000, 999_999_999, 2 ** 53 - 1) },
);

const moment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2030-01-31T12:00:00+14:00', '2030-02-31T00:00:00Z', '2030-01-31', '1e3', 'soon'),
  },
);

const email = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('shopper@example.com', 'ada@example.org', 'a+b@example.co.uk') },
  { weight: 1, arbitrary: fc.constantFrom('holdpass@fraud.com', 'ada+pending@example.com', '@', 'ä@ö', 'a@b@c') },
  { weight: 1, arbitrary: fc.emailAddress() },
);

const usual = <Value>(value: Value, others: readonly Value[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 2, arbitrary: fc.constantFrom(value, ...others) });

const address = {
  line1: '10380 Bren Road West',
  city: 'Minnetonka',
  state: 'MN',
  postalCode: '55343',
  country: 'US',
};
const addresses = [
  { line1: '1 Test Street', city: 'Minneapolis', state: 'mn', postalCode: '55401', country: 'US' },
  { line1: 'Scheidtweilerstr. 4', city: 'Köln', postalCode: '50933', country: 'DE' },
  { line1: '1 Test Street', city: 'Ballarat', state: 'VIC', postalCode: '3352', country: 'AU' },
  { line1: '1-1', city: '東京', postalCode: '100-0001', country: 'JP' },
  { line1: 'Av. 1', city: 'São Paulo', state: 'SP', postalCode: '01000-000', country: 'BR' },
  { country: 'IE' },
];

/** By the name of the schema. */
export const schemasByName: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Address: usual<unknown>(address, addresses),
  Email: email,
  Currency: usual('USD', [...currencies.map(({ code }) => code), 'XYZ']),
  Country: usual(
    'US',
    countries.map(({ code }) => code),
  ),
  LocaleCode: usual(
    'en_US',
    locales.map(({ code }) => code),
  ),
  Moment: moment,
};

/** By the name of the field. */
export const fieldsByName: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  skuId: idOf('sku'),
  customerId: idOf('customer'),
  sourceId: idOf('source'),
  defaultSourceId: idOf('source'),
  checkoutId: idOf('checkout'),
  orderId: idOf('order'),
  itemId: idOf('item'),
  sessionId: idOf('payment-session'),
  paymentSessionId: idOf('payment-session'),
  skuGroupId: idOf('sku_group'),
  price: money,
  aggregatePrice: money,
  amount: money,
  amountOff: money,
  quantity,
  cancelQuantity: quantity,
  email,
  browserIp: fc.constantFrom('203.0.113.10', '8.8.8.8', '::ffff:8.8.8.8', '2001:db8::1', '10.0.0.1', '999.1.1.1', ''),
  taxCode: usual('4512', [...taxCodes.map(({ code }) => code), '99.999']),
  eccn: usual('EAR99', [...eccns.map(({ code }) => code), '5D999']),
  hsCode: fc.constantFrom('7323.94', '7323940080', 'x'),
  lastName: usual(
    'Shopper',
    lastNameTriggers.map(({ lastName }) => lastName),
  ),
  number: fc.constantFrom(...cards.map(({ number }) => number), '4444 2222 3333 1111', '4444222233331112'),
  expirationYear: usual(2035, [2000, 2026, 2100]),
  startTime: moment,
  endTime: moment,
  id: fc.oneof(anyText, fc.constantFrom('own-1', 'own-2', 'sample-mug', 'x'.repeat(41))),
};
