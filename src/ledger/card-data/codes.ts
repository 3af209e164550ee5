/** Finds security codes in a text: three or four digits that stand behind the name of a security code. */
import type { Span } from './reading';

const longNames = [
  'cvv2?',
  'cvc2?',
  'cvn2?',
  'card[ _-]?(?:security|verification|validation)[ _-]?(?:code|value|number|no)?',
  '(?:security|verification|validation)[ _-]?(?:code|value)',
  'card[ _-]?code',
].join('|');
/** These are also parts of words and names of other things, so they count only as whole words. */
const shortNames = ['csc', 'cid', 'cav2?', 'cvd', 'cv2', 'cv(?=[ _-]?(?:code|number))'].join('|');

/** The name, what may stand between it and the code, the code, and further ones in a list. */
const named = new RegExp(
  `(?:(?:${longNames})|(?<![\\p{L}\\p{N}])(?:${shortNames}))` +
    '(?:[ _-]?(?:code|number|value|no))?(?![\\p{L}])' +
    '(?:[^\\p{L}\\p{N}]{1,16}(?:is|was|of)?[^\\p{L}\\p{N}]{0,4}|(?<=[\\p{L}]))' +
    '(?<!\\d)(\\d{3,4}(?!\\d)(?:["\'\\s]{0,4}[,;]["\'\\s]{0,4}\\d{3,4}(?!\\d)){0,20})',
  'giud',
);

/** A code that follows a card's expiry date, as in `12/30 123`. */
const behindExpiry =
  /^[^\p{L}\p{N}]{1,4}(?:0?[1-9]|1[0-2])[^\p{L}\p{N}]{0,3}(?:20)?\d\d[^\p{L}\p{N}]{1,4}(\d{3,4})(?!\d)/du;
const longestExpiry = 24;

const anyName = /cv[2cdnv]|cv[ _-]?(?:code|num)|c[is][cd]|cav|code|valu|card/i;

/** Whether it is worth looking closer. */
export function mayHoldCode(text: string): boolean {
  return anyName.test(text);
}

/** Where security codes stand in a text that was read with plain digits. */
export function securityCodesIn(text: string): Span[] {
  if (!mayHoldCode(text)) return [];
  return [...text.matchAll(named)].map(({ indices }) => indices?.[1] as Span);
}

/** The security code that is written behind a card number and its expiry date. */
export function codesBehind(text: string, cards: readonly Span[]): Span[] {
  return cards.flatMap(([, end]) => {
    const span = behindExpiry.exec(text.slice(end, end + longestExpiry))?.indices?.[1];
    return span ? [[end + span[0], end + span[1]] as const] : [];
  });
}
