/** Which numbers of an answer nobody says the reason of. */
import { isObject } from '../../../json';
import type { Reason } from '../kernel/reasons';

/** Numbers that are no amounts: counts, shares in percent, sizes and times. */
const NO_AMOUNTS = ['percentoff', 'weight', 'height', 'length', 'width', 'size', 'bytes', 'ordered', 'epochtimestamp'];
const NO_AMOUNT_BEGINS = ['quantity', 'expir', 'decimal', 'pending'];
const NO_AMOUNT_ENDS = ['quantity', 'rate', 'count', 'days', 'id'];
/** What callers keep for themselves. */
const OF_CALLERS = ['metadata'];

function isAmount(name: string): boolean {
  const plain = name.toLowerCase();
  const isOther =
    NO_AMOUNTS.includes(plain) ||
    NO_AMOUNT_BEGINS.some((one) => plain.startsWith(one)) ||
    NO_AMOUNT_ENDS.some((one) => plain.endsWith(one));
  return !isOther;
}

function numbersIn(value: unknown, pointer: string): [pointer: string, value: number][] {
  if (typeof value === 'number') return [[pointer, value]];
  if (Array.isArray(value)) return value.flatMap((one, index) => numbersIn(one, `${pointer}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const skipped = (typeof inner === 'number' && !isAmount(name)) || OF_CALLERS.includes(name);
    return skipped ? [] : numbersIn(inner, pointer === '' ? name : `${pointer}.${name}`);
  });
}

/** What a reason's text works out: its last number, before a currency or what stands in brackets. */
function resultOf(text: string): number {
  const open = text.endsWith(')') ? text.lastIndexOf(' (') : -1;
  const said = (open < 0 ? text : text.slice(0, open)).replace(/ [A-Z]{3}$/, '');
  return Number(said.slice(said.lastIndexOf(' ') + 1));
}

/**
 * Each amount of an answer that has no reason whose stated result is just that amount, with the reason that it has. What
 * callers sent has a reason too, which says so.
 */
export function unexplained(answer: unknown, reasons: readonly Pick<Reason, 'pointer' | 'text'>[]): string[] {
  const texts = new Map(reasons.map(({ pointer, text }) => [pointer, text]));
  return numbersIn(answer, '')
    .filter(([pointer, value]) => resultOf(texts.get(pointer) ?? 'none') !== value)
    .map(([pointer, value]) => `${pointer} = ${value}: ${texts.get(pointer) ?? 'no reason'}`);
}
