/** What the sandbox takes and answers beside the contract's JSON: control calls, the shopper's pages, forms with files, and links to them. */
import fc from 'fast-check';
import { cards } from '../../../src/generated/reference';
import { registry } from '../../../src/sandbox/domain';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import { type FuzzedOperation, operations } from '../contract';
import type { DrawnBody, DrawnCall, Text } from '../step';
import { encoded } from '../wire';
import { idOf } from './fields';
import { anyHeaders, usualHeaders } from './headers';
import { controlPaths, oddIds } from './paths';
import { anyText, secretText } from './texts';

const [anyOperation] = operations as readonly [FuzzedOperation];

/** An id that is known, or one that stands for nothing, as it is to stand on the wire. */
const idInPath = (kind: string): fc.Arbitrary<Text> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: idOf(kind).map((id) => (typeof id === 'string' ? encoded(id) : id) as Text),
    },
    { weight: 1, arbitrary: fc.constantFrom(...oddIds) },
  );

const controlCall: fc.Arbitrary<DrawnCall> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST'),
  path: fc.constantFrom(...controlPaths).map((path) => [path]),
  query: fc.constant([]),
  headers: fc.oneof(fc.constant(usualHeaders(anyOperation)), anyHeaders(anyOperation)),
  body: fc.constant({ kind: 'none' as const }),
});

interface Acted {
  readonly collection: string;
  readonly kind: string;
  readonly action: string;
}

const wrongActions = ['nothing', '__proto__', 'constructor', 'approve', 'x'.repeat(300)];

/** Every action that a resource lets others take, and some that none has. */
const acted: readonly Acted[] = registry.resources.flatMap(({ kind, path = '', controls = {} }) =>
  kind === null
    ? []
    : Object.keys(controls).map((action) => ({ collection: path.slice(1), kind: kind.replaceAll('_', '-'), action })),
);

/** Kinds as the contract names them, which is how ids are learned. */
const learnedAs: Readonly<Record<string, string>> = { 'fulfillment-return': 'fulfillment_return' };

const settlementBody: fc.Arbitrary<DrawnBody> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'none' as const }) },
  {
    weight: 3,
    arbitrary: fc
      .record(
        { amount: fc.constantFrom(1, 0.01, '5', -1, 1e21, 'x', null), fraud: fc.constantFrom(true, false, 'yes') },
        { requiredKeys: [] },
      )
      .map((value) => ({ kind: 'json' as const, value })),
  },
  { weight: 1, arbitrary: fc.oneof(anyText, secretText).map((note) => ({ kind: 'json' as const, value: { note } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '{', '[]', 'null', '7').map((text) => ({ kind: 'text' as const, text })),
  },
);

/** What a shopper, a bank, a payment method or a warehouse does to an object. */
const settlement: fc.Arbitrary<DrawnCall> = fc
  .record({ one: fc.constantFrom(...acted), odd: fc.option(fc.constantFrom(...wrongActions), { freq: 8 }) })
  .chain(({ one: { collection, kind, action }, odd }) =>
    fc.record({
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET'),
      path: idInPath(learnedAs[kind] ?? kind).map((id): Text[] => [
        `/_sandbox/${collection}/`,
        id,
        `/${odd ?? action}`,
      ]),
      query: fc.constant([]),
      headers: fc.oneof(
        { weight: 4, arbitrary: fc.constant(usualHeaders(anyOperation)) },
        { weight: 1, arbitrary: anyHeaders(anyOperation) },
      ),
      body: settlementBody,
    }),
  );

const day = 86_400;
/** Far enough for retries, reviews and expiries; a year of renewals in each run would take its time. */
const movedClock: fc.Arbitrary<DrawnCall> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(31, 61, day, 8 * day, 31 * day).map((advanceBy) => ({ advanceBy })) },
    { weight: 1, arbitrary: fc.constantFrom({}, { advanceBy: -1 }, { advanceBy: 'x' }, { advanceTo: '2000-01-01' }) },
  )
  .map((value) => ({
    method: 'POST',
    path: ['/_sandbox/clock'],
    query: [],
    headers: usualHeaders(anyOperation),
    body: { kind: 'json' as const, value },
  }));

const actions = ['approve', 'decline', 'authenticate', 'fail_authentication', 'fund', 'leave', '', '__proto__'];
const form = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...actions).map((action) => `action=${action}`) },
  { weight: 1, arbitrary: secretText.map((secret) => `action=${encodeURIComponent(secret)}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '&', '%', `action=${'x'.repeat(5000)}`, '{"action":"approve"}') },
);
const origins = ['http://sandbox.test', 'http://elsewhere.test', 'null', ''];

const shopperPage: fc.Arbitrary<DrawnCall> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'HEAD'),
  path: idInPath('source').map((id): Text[] => ['/payments/redirects/', id]),
  query: fc.constantFrom(publicKey, publicKey, publicKey, secretKey, 'x').map((key) => [['apiKey', key] as const]),
  headers: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...origins).map((origin) => [['origin', origin] as const]) },
  ),
  body: form.map((text) => ({ kind: 'text' as const, text })),
});

const entries = {
  email: fc.oneof(fc.constantFrom('shopper@example.com', 'ada+in-review@example.com', '@'), secretText),
  name: fc.oneof(fc.constantFrom('Ada Shopper', 'Ada', ''), anyText),
  line1: fc.oneof(fc.constantFrom('1 Test Street', ''), secretText),
  city: fc.constantFrom('Minneapolis', ''),
  state: fc.constantFrom('MN', 'XX', ''),
  postalCode: fc.constantFrom('55401', 'x', ''),
  country: fc.constantFrom('US', 'US', 'DE', 'KP', 'xx', ''),
  phone: fc.constantFrom('612-555-0100', ''),
  shipping: fc.constantFrom('0', '1', '9', '-1', 'x'),
  card: fc.oneof(fc.constantFrom(...cards.map(({ number }) => number)), secretText),
  reason: fc.oneof(fc.constantFrom('Too small', ''), secretText),
};

/** All that an order needs. */
const complete = {
  ...{ email: 'shopper@example.com', name: 'Ada Shopper', phone: '612-555-0100', line1: '1 Test Street' },
  ...{ city: 'Minneapolis', state: 'MN', postalCode: '55401', country: 'US', shipping: '0' },
};
export const completeForm = fc
  .constantFrom(...cards)
  .map(({ number }) => new URLSearchParams({ ...complete, card: number }).toString());

/** What a shopper enters on the page of a checkout, or of the returns portal. */
const filledForm = fc.record(entries, { requiredKeys: [] }).map((fields) => new URLSearchParams(fields).toString());

const furtherPages: readonly (readonly [place: string, kind: string, end: string])[] = [
  ['/checkout-pages/', 'checkout_session', ''],
  ['/checkout-links/', 'checkout_link', ''],
  ['/returns-portal/', 'order', '/none'],
];

const shopperForm: fc.Arbitrary<DrawnCall> = fc.constantFrom(...furtherPages).chain(([place, kind, end]) =>
  fc.record({
    method: fc.constantFrom('GET', 'POST', 'POST', 'HEAD'),
    path: idInPath(kind).map((id): Text[] => [place, id, end]),
    query: fc.constantFrom([], [], [], [['of', 'nobody'] as const], [['of', '__proto__'] as const]),
    headers: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constantFrom(...origins).map((origin) => [['origin', origin] as const]) },
    ),
    body: fc
      .oneof(
        { weight: 4, arbitrary: completeForm },
        { weight: 3, arbitrary: filledForm },
        { weight: 1, arbitrary: form },
      )
      .map((text) => ({ kind: 'text' as const, text })),
  }),
);

const linkedFile: fc.Arbitrary<DrawnCall> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'HEAD', 'POST'),
  path: idInPath('file_link').map((id): Text[] => ['/links/', id]),
  query: fc.constant([]),
  headers: fc.oneof(fc.constant([]), anyHeaders(anyOperation)),
  body: fc.constant({ kind: 'none' as const }),
});

const uploads = operations.filter(({ bodyTypes = [] }) => bodyTypes.includes('multipart/form-data'));
const png = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';

const formPart = fc.oneof(
  { weight: 4, arbitrary: fc.constant(`name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n${png}`) },
  { weight: 4, arbitrary: fc.constant('name="purpose"\r\n\r\ntax_document_customer_upload') },
  { weight: 2, arbitrary: fc.oneof(anyText, secretText).map((text) => `name="title"\r\n\r\n${text}`) },
  { weight: 1, arbitrary: fc.oneof(anyText, secretText).map((text) => `name="${text}"; filename="${text}"\r\n\r\n`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'name=file\r\n\r\n', 'name="__proto__"\r\n\r\nx', `name="${'n'.repeat(9000)}"`),
  },
);
const boundaries = fc.oneof(
  { weight: 8, arbitrary: fc.constant('; boundary=b') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '; boundary=', '; boundary="b"', '; boundary=c', '; boundary=b; charset=x'),
  },
);

/** A form with a file, whole or broken in some place. */
const formUpload: fc.Arbitrary<DrawnCall> = fc
  .record({
    operation: fc.constantFrom(...uploads),
    parts: fc.array(formPart, { maxLength: 6 }),
    end: fc.constantFrom('--b--\r\n', '--b--', '', '--b\r\n'),
    boundary: boundaries,
  })
  .map(({ operation, parts, end, boundary }): DrawnCall => {
    const text = parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join('') + end;
    const others = usualHeaders(operation).filter(([name]) => name.toLowerCase() !== 'content-type');
    return {
      method: operation.method,
      path: [operation.path],
      query: [],
      headers: [...others, ['content-type', `multipart/form-data${boundary}`]],
      body: { kind: 'bytes', bytes: Uint8Array.from(Buffer.from(text, text.includes('\x89') ? 'latin1' : 'utf8')) },
    };
  });

export const besideTheContract: fc.Arbitrary<DrawnCall> = fc.oneof(
  controlCall,
  settlement,
  movedClock,
  shopperPage,
  shopperForm,
  linkedFile,
  formUpload,
);
