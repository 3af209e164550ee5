export interface ReplacedPart {
  /** Where it begins, in UTF-16 units, as all lengths here. */
  at: number;
  removed: number;
  inserted: string;
}

/** The one part of a text that differs from what it was before; null where nothing does. Characters of two units stay whole. */
export function replacedPart(before: string, after: string): ReplacedPart | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (isSplit(before, start) || isSplit(after, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (isSplit(before, before.length - end) || isSplit(after, after.length - end)) end -= 1;
  return { at: start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) };
}

/** Where a place in the text before is in the text after: behind what was replaced it moves along, inside it goes to the end. */
export function movedPlace(before: string, after: string, place: number): number {
  const part = replacedPart(before, after);
  if (!part || place <= part.at) return place;
  const shift = part.inserted.length - part.removed;
  return Math.max(place, part.at + part.removed) + shift;
}

/** Whether a cut at a place would halve a character. */
function isSplit(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}
