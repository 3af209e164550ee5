/** Numbers as they are written. JavaScript keeps a number in 64 bits: what does not fit comes back as another number. */

/** Digits without zeros at either end, and the power of ten of the last one: `0.250` and `25e-2` are the same. */
function decimalOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts(text);
  const digits = (whole + fraction).replace(/^0+/, '');
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return end === 0
    ? `${sign}0`
    : `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}

function parts(text: string): readonly (string | undefined)[] {
  return /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
}

/**
 * Whether the number that is read from a JSON literal is the number that was written. Not so for 9007199254740993, for
 * 1e400, for a tail of digits that is cut off, and for -0, which is written back as 0.
 */
export function isKeptExactly(literal: string): boolean {
  const read = Number(literal);
  if (!Number.isFinite(read) || Object.is(read, -0)) return false;
  // Few digits always fit, and nearly every number has few.
  return /^-?\d{1,15}$/.test(literal) || decimalOf(String(read)) === decimalOf(literal);
}

/** Digits with a decimal point at most: no sign but a minus, no spaces, no exponent, no hexadecimal. */
export function isPlainNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && isKeptExactly(text);
}

export function isWholeNumber(text: string): boolean {
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
}
