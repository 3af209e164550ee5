/** The ways in which card numbers hide in text and in bodies, for tests. */

const groupsOf = (digits: string, size = 4) => digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
const codesFrom = (zero: number) => (digits: string) =>
  [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
const percent = (text: string) =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const eachDigit = (digits: string, write: (code: number) => string) =>
  [...digits].map((digit) => write(digit.charCodeAt(0))).join('');

/** What a program makes of UTF-8 that is declared as an older charset. */
export const misread = (text: string, charset: 'windows-1252' | 'latin1') =>
  charset === 'latin1'
    ? String.fromCharCode(...new TextEncoder().encode(text))
    : new TextDecoder(charset).decode(new TextEncoder().encode(text));

export type Disguise = (digits: string) => string;

export const separators: Readonly<Record<string, string>> = {
  space: ' ',
  'two spaces': '  ',
  dash: '-',
  'dash between spaces': ' - ',
  dot: '.',
  underscore: '_',
  slash: '/',
  backslash: '\\',
  comma: ',',
  'comma and space': ', ',
  colon: ':',
  semicolon: ';',
  bar: '|',
  star: '*',
  plus: '+',
  'equals sign': '=',
  tilde: '~',
  tab: '\t',
  'line feed': '\n',
  'carriage return': '\r\n',
  'non-breaking space': '\u00a0',
  'thin space': '\u2009',
  'figure space': '\u2007',
  'narrow non-breaking space': '\u202f',
  'ideographic space': '\u3000',
  'zero-width space': '\u200b',
  'zero-width non-joiner': '\u200c',
  'zero-width joiner': '\u200d',
  'word joiner': '\u2060',
  'byte order mark': '\ufeff',
  'right-to-left mark': '\u200f',
  'soft hyphen': '\u00ad',
  'non-breaking hyphen': '\u2011',
  'en dash': '\u2013',
  'em dash': '\u2014',
  'minus sign': '\u2212',
  'middle dot': '\u00b7',
  'combining accent': '\u0301',
  'Hangul filler': '\u3164',
};

/** Digits of other scripts and styles, by their zero. */
const zeros: Readonly<Record<string, number>> = {
  'full-width': 0xff10,
  'Arabic-Indic': 0x0660,
  'Eastern Arabic-Indic': 0x06f0,
  Devanagari: 0x0966,
  Bengali: 0x09e6,
  Tamil: 0x0be6,
  Thai: 0x0e50,
  Khmer: 0x17e0,
  'mathematical bold': 0x1d7ce,
  'mathematical monospace': 0x1d7f6,
};

/** Every digit is there, and any number of them is found that looks like a card. */
export const writings: Readonly<Record<string, Disguise>> = {
  'as it is': (digits) => digits,
  'beside letters': (digits) => `card${digits}x`,
  'behind a plus': (digits) => `+${digits}`,
  'between percent signs': (digits) => `%${digits}%`,
  'in brackets': (digits) => `(${digits})`,
  'in a sentence': (digits) => `Paid with ${digits}, thank you.`,
  'in XML': (digits) => `<card><number>${digits}</number></card>`,
  'in a form': (digits) => `a=1&number=${digits}&b=2`,
  'in broken JSON': (digits) => `{"number":"${digits}"`,
  'in JSON in a text': (digits) => JSON.stringify({ a: [{ number: digits }] }),
  'in JSON in JSON in a text': (digits) => JSON.stringify({ a: JSON.stringify({ number: digits }) }),
  'on a magnetic stripe': (digits) => `%B${digits}^SHOPPER/ADA^30121010000000000000?;${digits}=30121010000?`,
  'with JSON escapes': (digits) => eachDigit(digits, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'with hexadecimal escapes': (digits) => eachDigit(digits, (code) => `\\x${code.toString(16)}`),
  'with HTML entities': (digits) => eachDigit(digits, (code) => `&#${code};`),
  'with hexadecimal HTML entities': (digits) => eachDigit(digits, (code) => `&#x${code.toString(16)};`),
  'percent-encoded': percent,
  'percent-encoded twice': (digits) => percent(percent(digits)),
  'full-width and percent-encoded': (digits) => percent(codesFrom(0xff10)(digits)),
  'with spaces, percent-encoded': (digits) => groupsOf(digits).join('%20'),
  'with spaces, percent-encoded twice': (digits) => groupsOf(digits).join('%2520'),
  'with a non-breaking space of Latin-1, percent-encoded': (digits) => groupsOf(digits).join('%A0'),
  'with narrow spaces, read as Windows-1252': (digits) => misread(groupsOf(digits).join('\u202f'), 'windows-1252'),
  'with narrow spaces, read as Latin-1': (digits) => misread(groupsOf(digits).join('\u202f'), 'latin1'),
  'with non-breaking spaces, read as Windows-1252': (digits) =>
    misread(groupsOf(digits).join('\u00a0'), 'windows-1252'),
  'with non-breaking spaces of HTML': (digits) => groupsOf(digits).join('&nbsp;'),
  ...Object.fromEntries(
    Object.entries(separators).flatMap(([name, separator]): [string, Disguise][] => [
      [`${name} between fours`, (digits) => groupsOf(digits).join(separator)],
      [`${name} between all digits`, (digits) => [...digits].join(separator)],
    ]),
  ),
  ...Object.fromEntries(Object.entries(zeros).map(([name, zero]) => [`${name} digits`, codesFrom(zero)])),
};

/** Only published test numbers are found here: other numbers may look like one by chance. */
export const furtherWritings: Readonly<Record<string, Disguise>> = {
  'with the code behind it': (digits) => `${digits}123`,
  'with expiry date and code behind it': (digits) => `${digits}1230123`,
  'with zeros before it': (digits) => `0000000${digits}`,
  'with letters between fours': (digits) => groupsOf(digits).join('x'),
  'in lines of their own': (digits) => groupsOf(digits).join('\n        '),
  'in elements of their own': (digits) => `<i>${groupsOf(digits).join('</i><i>')}</i>`,
  'in odd groups': (digits) =>
    [digits.slice(0, 1), digits.slice(1, 8), digits.slice(8, 11), digits.slice(11)].join(' '),
  'in mixed groups': (digits) => [digits.slice(0, 3), digits.slice(3, 9), digits.slice(9)].join(' -_ '),
  superscript: (digits) => [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join(''),
  circled: (digits) => [...digits].map((digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)]).join(''),
};

export type BodyDisguise = (digits: string) => unknown;

/** A number in the values and names of a body. */
export const bodies: Readonly<Record<string, BodyDisguise>> = {
  'a text': (digits) => ({ note: digits }),
  'a number': (digits) => ({ note: Number(digits) }),
  'a negative number': (digits) => ({ note: -Number(digits) }),
  'the name of a field': (digits) => ({ metadata: { [digits]: 'card' } }),
  'names of fields beside one another': (digits) => ({ [digits]: 1, [`x${digits}`]: 2, [`${digits}x`]: 3 }),
  'a field named like an id': (digits) => ({ customerId: digits, order_id: digits, skuId: digits, id: digits }),
  'a field named like a code': (digits) => ({ gtin: digits, ean: digits, barcode: digits, trackingNumber: digits }),
  'a field named like a telephone number': (digits) => ({ phone: digits, phoneNumber: `+${digits}` }),
  'a list': (digits) => ({ notes: ['paid with', digits] }),
  'a list of fours': (digits) => ({ parts: groupsOf(digits) }),
  'a list of digits': (digits) => ({ parts: [...digits] }),
  'a list of numbers': (digits) => ({ parts: [...digits].map(Number) }),
  'JSON in a text': (digits) => ({ payload: JSON.stringify({ card: { number: digits } }) }),
  'a body that is a text': (digits) => `number=${digits}`,
  'a body that is a list': (digits) => [[digits]],
};

/** A published number, spread over several values. */
export const spreadBodies: Readonly<Record<string, BodyDisguise>> = {
  'fields of their own': (digits) =>
    Object.fromEntries(groupsOf(digits).map((group, index) => ['abcdef'[index], group])),
  'lists of their own': (digits) => ({ parts: groupsOf(digits).map((group) => [group]) }),
  'the end and the beginning of texts': (digits) => ({
    first: `it begins with ${digits.slice(0, 7)}`,
    second: `${digits.slice(7)} ends it`,
  }),
};

function withPlainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[^\P{Nd}0-9]/gu, (digit) => {
    let zero = digit.codePointAt(0) as number;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) as number) - zero < 9) zero -= 1;
    return String((digit.codePointAt(0) as number) - zero);
  });
}

function decoded(text: string): string {
  return text
    .replace(/(?:%[\da-f]{2})+/gi, (run) => {
      const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
      return new TextDecoder().decode(bytes);
    })
    .replace(/\\+u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+x([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** All digits that an attentive reader sees in a text, with and without its escapes. */
export function digitsSeenIn(text: string): string[] {
  const levels = [text];
  for (let level = 0; level < 4; level += 1) {
    const last = levels.at(-1) ?? '';
    const next = decoded(last);
    // Where nothing is left to decode, every further level is the same.
    if (next === last) break;
    levels.push(next);
  }
  return levels.map((level) => withPlainDigits(level).replace(/\D/g, ''));
}
