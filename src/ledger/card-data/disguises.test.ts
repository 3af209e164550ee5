import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../tests/support/processor-time';
import { cards } from '../../generated/reference/cards';
import { redactBody, redactHeaders, redactPath, redactRecordedPath, redactText } from '../redact';
import {
  bodies,
  digitsSeenIn,
  furtherWritings,
  misread,
  separators,
  spreadBodies,
  writings,
} from '../testing/disguises';

const published = cards.map(({ number }) => number);
/** Numbers that nobody published, without their check digit: Diners, American Express, Visa, MasterCard, JCB, UnionPay, … */
const others = [
  '3625960000001',
  '37123456789012',
  '453957876362148',
  '512345678901234',
  '222312345678901',
  '352945678901234',
  '6212345678901',
  '62123456789012',
  '4539578763621486',
  '45395787636214860',
  '6212345678901234',
  '62123456789012345',
  '453957876362148600',
];

function withCheckDigit(digits: string): string {
  const sum = [...`${digits}0`].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
const anyOther = others.map(withCheckDigit);

function expectHidden(result: unknown, digits: string): void {
  const text = typeof result === 'string' ? result : JSON.stringify(result);
  for (const seen of digitsSeenIn(text)) expect(seen).not.toContain(digits);
}

const entries = <Value>(table: Readonly<Record<string, Value>>) => Object.entries(table);

describe('a card number is found', () => {
  it.each(entries({ ...writings, ...furtherWritings }))('%s: every test card', (_name, disguise) => {
    for (const digits of published) expectHidden(redactText(disguise(digits)), digits);
  });

  it.each(entries(writings))('%s: numbers of every length', (_name, disguise) => {
    for (const digits of anyOther) expectHidden(redactText(disguise(digits)), digits);
  });

  it.each<[string, (code: number) => string]>([
    ['escaped by JavaScript', (code) => `%u00${code.toString(16)}`],
    ['in entities without semicolons', (code) => `&#${code}`],
    ['in hexadecimal entities without semicolons', (code) => `&#x${code.toString(16)}`],
  ])('%s', (_name, write) => {
    for (const digits of [...published, ...anyOther]) {
      const text = [...digits].map((digit) => write(digit.charCodeAt(0))).join('');
      expect(redactText(text)).toBe('[redacted]');
    }
  });

  it('of thirteen digits, where it stands alone', () => {
    const digits = withCheckDigit('453957876362');
    for (const text of [digits, `card${digits}x`, `card ${digits}.`]) expectHidden(redactText(text), digits);
  });

  it.each(entries({ ...bodies, ...spreadBodies }))('in a body, in %s', (_name, disguise) => {
    for (const digits of published) expectHidden(redactBody(disguise(digits)), digits);
  });

  it.each(entries(bodies))('in a body, in %s, though nobody published it', (_name, disguise) => {
    for (const digits of anyOther.filter((number) => Number.isSafeInteger(Number(number))))
      expectHidden(redactBody(disguise(digits)), digits);
  });

  it('in a number that lost its last digits', () => {
    expect(redactBody({ note: Number('4539578763621486003') })).toEqual({ note: '[redacted]' });
  });

  it('in paths, queries and headers', () => {
    for (const digits of published)
      for (const disguise of Object.values(writings)) {
        const text = disguise(digits);
        expectHidden(redactPath(`/skus/${text}`, `?note=${text}`), digits);
        expectHidden(redactPath('/skus', `?a=${encodeURIComponent(text)}`), digits);
        expectHidden(redactHeaders([['user-agent', `shop/1 (${text})`]]), digits);
      }
  });

  it.each(['windows-1252', 'latin1'] as const)('in digits of another script that were read as %s', (charset) => {
    const fullWidth = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    for (const digits of [...published, ...anyOther])
      expect(redactText(misread(fullWidth(digits), charset))).toBe('[redacted]');
  });

  it('keeps what stands around it', () => {
    expect(redactText('card 4444-2222-3333-1111, exp 07/30')).toBe('card [redacted], exp 07/30');
    expect(redactText('a%204444%202222%203333%201111%20b')).toBe('a%20[redacted]%20b');
    expect(redactBody({ parts: ['4444', '2222', '3333', '1111'], ok: 'yes' })).toEqual({
      parts: ['[redacted]', '[redacted]', '[redacted]', '[redacted]'],
      ok: 'yes',
    });
  });
});

/** What texts are made of that come close to card data, secrets and escapes. */
const pieces = [
  ...'0123456789 -.,%&;#\\ux"{}[]=:/+_aA\'\n',
  ...['４', '٤', '\u200b', '%25', '%34', '\\u0034', '&#52;', 'cvv', 'cid', 'token=', 'password:', 'Bearer ', 'Basic '],
  ...['sk_test_', 'eyJ', 'DE89', '0f8fad5b-d9cb-469f-a165-70867728950e', '[redacted]', ' 4539', '12/30 ', 'secret>'],
  ...['4539578763621486', ...published],
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
);
const anySeparator = fc.constantFrom(...Object.values(separators));
const anyCard = fc.constantFrom(...published);
const anyWriting = fc.constantFrom(...Object.values({ ...writings, ...furtherWritings }));

describe('whatever stands around it', () => {
  it('a test card is found in any text', () => {
    fc.assert(
      fc.property(anyText, anyCard, anyWriting, anyText, (before, digits, disguise, after) => {
        expectHidden(redactText(`${before} ${disguise(digits)} ${after}`), digits);
      }),
      { numRuns: 1000 },
    );
  });

  it('a test card is found with any separators between its digits', () => {
    fc.assert(
      fc.property(
        anyCard,
        fc.array(fc.oneof(fc.constant(''), anySeparator), { minLength: 16, maxLength: 16 }),
        (digits, between) => {
          const text = [...digits].map((digit, index) => digit + between[index]).join('');
          expectHidden(redactText(text), digits);
          expectHidden(redactText(encodeURIComponent(text)), digits);
          expectHidden(redactBody({ note: JSON.stringify(text) }), digits);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('redacting twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = redactText(text);
        expect(redactText(once)).toBe(once);
        const path = redactRecordedPath(`/${text}?${text}`);
        expect(redactRecordedPath(path)).toBe(path);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), anyCard, (value, digits) => {
        const once = redactBody({ value, digits, parts: [...digits] });
        expect(redactBody(once)).toEqual(once);
      }),
    );
  });

  it('nothing is thrown, and a text without digits and secrets stays', () => {
    fc.assert(fc.property(fc.anything(), (value) => void redactBody(value)));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc äöü語.,-/ \n"') }), (text) => {
        expect(redactText(text)).toBe(text);
      }),
    );
  });
});

describe('the time it takes', () => {
  const size = 1_000_000;
  const filled = (part: string) => part.repeat(size / part.length);

  it.each([
    ['digits', filled('4')],
    ['digits and spaces', filled('4 ')],
    ['groups of four', filled('4539 ')],
    ['test cards', filled('4444222233331111 ')],
    ['UUIDs', filled('0f8fad5b-d9cb-469f-a165-70867728950e ')],
    ['percent signs', filled('%25')],
    ['percent-encoded digits', filled('%34')],
    ['backslashes', filled('\\')],
    ['ampersands', filled('&#52;')],
    ['full-width digits', filled('４')],
    ['names of codes', filled('cvv ')],
    ['names of secrets', filled('token=')],
    ['beginnings of keys', filled('sk_test_')],
    ['beginnings of tokens', filled('eyJ')],
    ['hexadecimal digits', filled('0123456789abcdef')],
    ['capital letters', filled('DE89')],
    ['blanks', filled(' ')],
  ])('is in proportion to a text of a million characters: %s', (_name, text) => {
    expect(processorMs(() => redactText(text))).toBeLessThan(8_000);
  });

  it('is in proportion to a list of a hundred thousand digits', () => {
    const list = Array.from({ length: 100_000 }, (_, index) => '4444222233331111'[index % 16]);
    expect(processorMs(() => redactBody({ list }))).toBeLessThan(6_000);
  });

  it('does not run out of stack in a body of many levels', () => {
    let deep: unknown = '4444222233331111';
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(JSON.stringify(redactBody(deep))).not.toContain('4444');
  });
});
