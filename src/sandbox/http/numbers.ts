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

/** As many digits as tell any two 64-bit numbers apart. Some languages write all of them: 19.989999999999998. */
const tellingDigits = 17;

/** A fraction that was written with all digits of its 64-bit number, as PHP does with `serialize_precision` 17. */
function isWrittenInFull(read: number, literal: string): boolean {
  const digits = literal.replace(/e.*/i, '').replace(/\D/g, '').replace(/^0+/, '').length;
  return (
    !Number.isInteger(read) && digits <= tellingDigits && decimalOf(read.toPrecision(digits)) === decimalOf(literal)
  );
}

/**
 * Whether the number that is read from a JSON literal is the number that was written. Not so for 9007199254740993, for
 * 1e400, and for a tail of digits that is cut off. A zero is a zero, whatever its sign.
 */
export function isKeptExactly(literal: string): boolean {
  const read = Number(literal);
  if (!Number.isFinite(read)) return false;
  // Few digits always fit, and nearly every number has few.
  if (/^-?\d{1,15}$/.test(literal) || /^-?[0.]+(e|$)/i.test(literal)) return true;
  if (read === 0) return false;
  return decimalOf(String(read)) === decimalOf(literal) || isWrittenInFull(read, literal);
}

/** Digits with a decimal point at most: no sign but a minus, no spaces, no exponent, no hexadecimal. */
export function isPlainNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && isKeptExactly(text);
}

export function isWholeNumber(text: string): boolean {
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
}
