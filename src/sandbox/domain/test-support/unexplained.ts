/** Which numbers of an answer nobody says the reason of. */
import { isObject } from '../../../json';
import type { Reason } from '../kernel/reasons';

/** Numbers that are no amounts: counts, shares in percent, times, and what callers keep for themselves. */
const NO_AMOUNT =
  /^(?:.*quantity.*|.*rate|percentOff|expiration.*|expires.*|weight|height|length|width|.*count|.*days|size|bytes|ordered|.*id|epochTimestamp|decimalPlaces|pendingWebhooks)$/i;
const OF_CALLERS = ['metadata'];

function numbersIn(value: unknown, pointer: string): [pointer: string, value: number][] {
  if (typeof value === 'number') return [[pointer, value]];
  if (Array.isArray(value)) return value.flatMap((one, index) => numbersIn(one, `${pointer}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const skipped = (typeof inner === 'number' && NO_AMOUNT.test(name)) || OF_CALLERS.includes(name);
    return skipped ? [] : numbersIn(inner, pointer === '' ? name : `${pointer}.${name}`);
  });
}

/** What a reason's text works out: its last number, before a currency or what stands in brackets. */
const resultOf = (text: string) => Number(/(-?\d[\d.]*)(?: \([^)]*\)| [A-Z]{3})?$/.exec(text)?.[1]);

/**
 * Each amount of an answer that has no reason whose stated result is just that amount, with the reason that it has. What
 * callers sent has a reason too, which says so.
 */
export function unexplained(answer: unknown, reasons: readonly Pick<Reason, 'pointer' | 'text'>[]): string[] {
  const texts = new Map(reasons.map(({ pointer, text }) => [pointer, text]));
  return numbersIn(answer, '')
    .filter(([pointer, value]) => resultOf(texts.get(pointer) ?? '') !== value)
    .map(([pointer, value]) => `${pointer} = ${value}: ${texts.get(pointer) ?? 'no reason'}`);
}
