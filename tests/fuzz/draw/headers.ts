/** Headers: who calls, which version, what is sent and what is wanted. */
import fc from 'fast-check';
import { apiVersions } from '../../../src/generated/reference';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import type { FuzzedOperation } from '../contract';
import { secretText } from './texts';

type Header = readonly [name: string, value: string];

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

const rightKey: readonly Header[] = [
  ['authorization', `Bearer ${secretKey}`],
  ['authorization', basic(`${secretKey}:`)],
  ['authorization', `bearer   ${secretKey} `],
  ['x-api-key', secretKey],
];
const wrongKey: readonly Header[] = [
  ['authorization', ''],
  ['authorization', 'Bearer'],
  ['authorization', `Bearer ${secretKey}0`],
  ['authorization', secretKey],
  ['authorization', 'Basic %%%'],
  ['authorization', basic('x:y')],
  ['authorization', `Digest ${secretKey}`],
  ['x-api-key', 'sk_test_1'],
];

function fittingKey({ keys }: FuzzedOperation): Header {
  return ['authorization', `Bearer ${keys[0] === 'public' ? publicKey : secretKey}`];
}

/** What a connector sends with every call. */
export function usualHeaders(operation: FuzzedOperation): readonly Header[] {
  return operation.hasBody ? [fittingKey(operation), ['content-type', 'application/json']] : [fittingKey(operation)];
}

function keyHeader(operation: FuzzedOperation): fc.Arbitrary<readonly Header[]> {
  return fc.oneof(
    { weight: 40, arbitrary: fc.constant([fittingKey(operation)]) },
    { weight: 3, arbitrary: fc.constantFrom(...rightKey).map((header) => [header]) },
    { weight: 2, arbitrary: fc.constant<readonly Header[]>([['authorization', `Bearer ${publicKey}`]]) },
    { weight: 1, arbitrary: fc.constantFrom(...wrongKey).map((header) => [header]) },
    { weight: 1, arbitrary: fc.constant<readonly Header[]>([]) },
  );
}

const isHeaderText = (text: string) => /^[\x20-\x7e]*$/.test(text);
const secretInHeader = secretText.filter(isHeaderText);

const versions = [...apiVersions.map(({ version }) => version), '2021-12-14', 'latest', '', '2021-12-13 ', '*'];
const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF8',
  'application/json; charset=ISO-8859-1',
  'application/json; charset="windows-1252"',
  'application/json; charset=utf-16le',
  'application/json; charset=klingon',
  'application/json; charset',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'nonsense',
  '',
];
const accepts = [
  'application/json',
  '*/*',
  'text/html',
  'text/html, application/*;q=0.5',
  'application/json;q=0',
  ',',
  '',
];

const rareHeader: fc.Arbitrary<Header> = fc.oneof(
  fc.constantFrom(...versions).map((value): Header => ['digitalriver-version', value]),
  fc.constantFrom(...accepts).map((value): Header => ['accept', value]),
  fc.oneof(secretInHeader, fc.constantFrom('shop/1', 'x'.repeat(3000))).map((value): Header => ['user-agent', value]),
  fc.tuple(
    fc.constantFrom('upstream-id', 'upstream-session-id', 'forwarded', 'x-forwarded-for', 'x-note'),
    secretInHeader,
  ),
);

export function anyHeaders(operation: FuzzedOperation): fc.Arbitrary<readonly Header[]> {
  const contentType = fc.oneof(
    { weight: 20, arbitrary: fc.constant<readonly Header[]>([['content-type', 'application/json']]) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...contentTypes).map((value): readonly Header[] => [['content-type', value]]),
    },
    { weight: 1, arbitrary: fc.constant<readonly Header[]>([]) },
  );
  const rare = fc.oneof(
    { weight: 10, arbitrary: fc.constant<readonly Header[]>([]) },
    { weight: 1, arbitrary: fc.array(rareHeader, { minLength: 1, maxLength: 2 }) },
  );
  return fc
    .tuple(keyHeader(operation), operation.hasBody ? contentType : fc.constant<readonly Header[]>([]), rare)
    .map((parts) => parts.flat());
}
