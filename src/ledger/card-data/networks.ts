/**
 * Which numbers can be card numbers: by their first digits, their length and their check digit.
 *
 * Ranges: the prefixes that the provider's browser library tells brands by, and the public registers of the other networks
 * (ISO/IEC 7812-1). A number of 15 digits that begins with 35, 86, 01 or 49 belongs to a phone (IMEI), not to a card, so no
 * network has 15 digits here but American Express and the old JCB numbers.
 */

type Prefix = number | readonly [from: number, to: number];

interface Network {
  readonly prefixes: readonly Prefix[];
  readonly lengths: readonly number[];
}

const networks: readonly Network[] = [
  // Visa
  { prefixes: [4], lengths: [13, 16, 17, 18, 19] },
  // MasterCard
  {
    prefixes: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
  },
  // American Express
  { prefixes: [34, 37], lengths: [15] },
  // Diners Club
  { prefixes: [[300, 305], 309, 36, 38, 39], lengths: [14, 16, 19] },
  // UnionPay
  { prefixes: [62], lengths: [14, 15, 16, 17, 18, 19] },
  // Discover, RuPay
  { prefixes: [6011, [644, 649], 65, 81], lengths: [16, 17, 18, 19] },
  { prefixes: [60, 82, 508], lengths: [16] },
  // JCB
  { prefixes: [[3528, 3589]], lengths: [16, 17, 18, 19] },
  { prefixes: [1800, 2131], lengths: [15] },
  // Maestro
  {
    prefixes: [5018, 5020, 5038, 5893, 6304, 6759, [6761, 6763]],
    lengths: [13, 14, 15, 16, 17, 18, 19],
  },
  // Dankort, Elo, Verve, Hipercard, InterPayment, InstaPayment
  { prefixes: [5019, 504175, 5067, 509, [506099, 506198], 606282, [636, 639]], lengths: [16, 18, 19] },
  // Mir, Troy, UzCard, Humo
  { prefixes: [[2200, 2204], 9792, 8600, 9860], lengths: [16, 17, 18, 19] },
];

export const fewestDigits = 13;
export const mostDigits = 19;

/** As many digits as the longest prefix has. */
const headLength = 6;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
}

const ranges: readonly Range[] = networks.flatMap(({ prefixes, lengths }) =>
  prefixes.map((prefix) => {
    const [from, to] = typeof prefix === 'number' ? [prefix, prefix] : prefix;
    const scale = 10 ** (headLength - String(from).length);
    return { from: from * scale, to: (to + 1) * scale - 1, lengths };
  }),
);

/** Whether some network has numbers of this length with these first digits. */
export function isInRange(digits: string): boolean {
  const head = Number(digits.slice(0, headLength));
  return ranges.some(({ from, to, lengths }) => head >= from && head <= to && lengths.includes(digits.length));
}

/** The check digit rule of card numbers, ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export function isCardNumber(digits: string): boolean {
  return digits.length >= fewestDigits && digits.length <= mostDigits && isInRange(digits) && passesLuhn(digits);
}

/** Visa issues no numbers of 13 digits any more, and many ids, phone numbers and product codes have 13 digits. */
export function isRare(digits: string): boolean {
  return digits.length === 13 && digits.startsWith('4');
}

/** The check digit rule of EAN-13 and GTIN-14, GS1 General Specifications section 7.9. */
export function isProductCode(digits: string): boolean {
  if (digits.length !== 13 && digits.length !== 14) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 1 ? digit * 3 : digit;
  }
  return sum % 10 === 0;
}
