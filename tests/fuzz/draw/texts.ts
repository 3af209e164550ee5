/** Texts: ordinary ones, those that break careless code, and secrets in disguise. */
import fc from 'fast-check';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import { cardNumbers, disguises } from '../canaries';

/** Names that objects of JavaScript have already, and keys with a meaning elsewhere. */
export const awkwardNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  'then',
  '$ref',
  '',
  ' ',
  'a.b',
  'a[0]',
  'id\u0000',
];

const awkwardTexts = [
  ...awkwardNames,
  '.',
  '..',
  '../../etc/passwd',
  '*',
  '*'.repeat(40),
  `${'*a'.repeat(20)}b`,
  '%',
  '%00',
  '\u0000',
  '\u0007\u001b[31m',
  '\ud800',
  'é\u0301',
  'I\u0307ß\ufb03',
  '\u202e\u2066',
  '👩‍👩‍👧‍👦',
  '<script>alert(1)</script>',
  "'; DROP TABLE records; --",
  '"}]}',
  '{{7*7}}',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e309',
  '9007199254740993',
  '0x10',
  ' 10 ',
  '１０',
  '2030-02-31T00:00:00Z',
  '2030-13-01T00:00:00Z',
  '2030-01-31T12:00:00',
  '9999-12-31T23:59:59.999999999Z',
  '0000-01-01T00:00:00Z',
  'banana 5',
];

export const awkwardText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...awkwardTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat(6000).map((length) => 'x'.repeat(length)) },
  { weight: 1, arbitrary: fc.nat(3000).map((length) => '🛒'.repeat(length)) },
);

/** A card number or a key where none belongs. None of them may be seen again. */
export const secretText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...cardNumbers), fc.constantFrom(...disguises))
      .map(([digits, disguise]) => disguise(digits)),
  },
  { weight: 1, arbitrary: fc.constantFrom(secretKey, publicKey, `Bearer ${secretKey}`, `key=${secretKey}&a=1`) },
);

const words = ['mug', 'Ada', 'spring sale', 'cart-1001', 'a', 'Straße', '東京', "O'Neil", 'two\nlines', '0', '-1'];

export const plainText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);

/** What a person or a program may write into a field that takes any text. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: plainText },
  { weight: 1, arbitrary: awkwardText },
  { weight: 1, arbitrary: secretText },
);
