/** What the sandbox takes and answers beside the contract's JSON: control calls, the shopper's pages, forms with files, and links to them. */
import fc from 'fast-check';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import { type FuzzedOperation, operations } from '../contract';
import type { DrawnCall, Text } from '../step';
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

export const besideTheContract: fc.Arbitrary<DrawnCall> = fc.oneof(controlCall, shopperPage, linkedFile, formUpload);
