/** Groups of digits that stand beside one another, and which of them together look like a card number. */
import { redacted } from '../mark';
import { fewestDigits, mostDigits } from './networks';
import type { Span } from './reading';

/** No letters stand between the groups of one number, and no more characters than this. */
const longestGap = 4;
const letterOrDigit = /[\p{L}\p{N}]/u;
/** Nobody writes the digits of a card in larger groups, but in one. */
const largestGroup = 8;

/** Groups that nothing longer than a gap interrupts. */
export class Row {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** The digits of all groups, and where those of each begin. */
  private joined = '';
  private readonly offsets: number[] = [];
  /** How many groups of the same size stand before each group, and from it on. */
  private readonly before: number[] = [];
  private readonly from: number[] = [];
  /** Something was taken out at this end, which is therefore no end. */
  private readonly isCutBefore: boolean;
  private readonly isCutAfter: boolean;

  constructor(text: string, groups: readonly Span[]) {
    const parts: string[] = [];
    let offset = 0;
    for (const [start, end] of groups) {
      this.starts.push(start);
      this.ends.push(end);
      this.offsets.push(offset);
      parts.push(text.slice(start, end));
      offset += end - start;
    }
    this.joined = parts.join('');
    this.countNeighbours();
    this.isCutBefore = hasMark(text, (this.starts[0] as number) - farthestMark, this.starts[0] as number);
    this.isCutAfter = hasMark(text, this.ends.at(-1) as number, (this.ends.at(-1) as number) + farthestMark);
  }

  private countNeighbours(): void {
    const { before, from, starts } = this;
    for (let index = 0; index < starts.length; index += 1)
      before.push(index > 0 && this.size(index) === this.size(index - 1) ? (before[index - 1] as number) + 1 : 0);
    from.length = starts.length;
    for (let index = starts.length - 1; index >= 0; index -= 1)
      from[index] = this.size(index) === this.size(index + 1) ? (from[index + 1] as number) + 1 : 1;
  }

  /** The number of digits of a group; 0 behind the last. */
  private size(index: number): number {
    return (this.ends[index] ?? 0) - (this.starts[index] ?? 0);
  }

  digits(first: number, count: number): string {
    const start = this.offsets[first] as number;
    return this.joined.slice(start, this.offsets[first + count]);
  }

  /**
   * How many groups from this one on may be one number, the most first. Digits are written in groups of one size and a
   * rest, in 4-6-5, 4-6-4 or 6-13, or in one.
   */
  usualCounts(first: number): number[] {
    const size = this.size(first);
    if (size > largestGroup) return size >= fewestDigits && size <= mostDigits ? [1] : [];
    const alike = this.from[first] as number;
    const rest = this.size(first + alike);
    const counts: number[] = [];
    if (size === 4 && this.size(first + 1) === 6 && [4, 5].includes(this.size(first + 2))) counts.push(3);
    if (size === 6 && this.size(first + 1) === 13) counts.push(2);
    if (rest > 0 && rest <= size + 1 && isLength(alike * size + rest)) counts.push(alike + 1);
    for (let count = Math.min(alike, Math.floor(mostDigits / size)); count * size >= fewestDigits; count -= 1)
      if (this.standsOut(first, count)) counts.push(count);
    return counts;
  }

  /** In a long list of groups of one size any four may look like a card: one stands at an end, or the list is full of them. */
  private standsOut(first: number, count: number): boolean {
    const [before, from] = [this.before[first] as number, this.from[first] as number];
    const length = before + from;
    const isAtStart = before === 0 && !(this.isCutBefore && first === 0);
    const isAtEnd = from === count && !(this.isCutAfter && first + count === this.starts.length);
    return length === count || isAtStart || isAtEnd || (length % count === 0 && before % count === 0);
  }
}

const farthestMark = redacted.length + longestGap;

function hasMark(text: string, from: number, to: number): boolean {
  return text.slice(Math.max(0, from), to).includes(redacted);
}

function isLength(digits: number): boolean {
  return digits >= fewestDigits && digits <= mostDigits;
}

function isGap(text: string, from: number, to: number): boolean {
  return to - from <= longestGap && !letterOrDigit.test(text.slice(from, to));
}

/** The rows of a text that are long enough for a card number. What stands in `innocent` is in none. */
export function rowsOf(text: string, innocent: readonly Span[]): Row[] {
  const rows: Row[] = [];
  let groups: Span[] = [];
  let digits = 0;
  let next = 0;
  const close = () => {
    if (digits >= fewestDigits) rows.push(new Row(text, groups));
    groups = [];
    digits = 0;
  };
  for (const { 0: found, index } of text.matchAll(/\d+/g)) {
    while (next < innocent.length && (innocent[next] as Span)[1] <= index) next += 1;
    const end = index + found.length;
    const isInnocent = end > (innocent[next]?.[0] ?? text.length);
    if (isInnocent || !isGap(text, groups.at(-1)?.[1] ?? 0, index)) close();
    if (isInnocent) continue;
    groups.push([index, end]);
    digits += found.length;
  }
  close();
  return rows;
}
