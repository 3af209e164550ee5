/** What the sandbox answers beside the contract: its control calls, the shopper's pages, and the documents of an order. */
import fc from 'fast-check';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import { type FuzzedOperation, operations } from '../contract';
import type { DrawnCall, Text } from '../step';
import { encoded } from '../wire';
import { idOf } from './fields';
import { anyHeaders, usualHeaders } from './headers';
import { controlPaths, oddIds } from './paths';
import { secretText } from './texts';

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

const orderDocument: fc.Arbitrary<DrawnCall> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'HEAD'),
  path: idInPath('file').map((id): Text[] => ['/files/', id, '/content']),
  query: fc.constant([]),
  headers: fc.oneof(fc.constant(usualHeaders(anyOperation)), anyHeaders(anyOperation)),
  body: fc.constant({ kind: 'none' as const }),
});

export const besideTheContract: fc.Arbitrary<DrawnCall> = fc.oneof(controlCall, shopperPage, orderDocument);
