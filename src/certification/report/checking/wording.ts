/** Differences in sentences, by the item that they are about. */
import type { ReadinessReport } from '../types';
import type { Difference } from './differences';
import type { Discrepancy } from './types';

/** Of one item, more than this says nothing further. */
const mostOfItem = 3;
const longest = 160;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function sentence({ pointer, stated, follows }: Difference, start: string): Discrepancy['message'] {
  const field = pointer.slice(start.length + 1).replaceAll('/', '.');
  const what = field === '' ? '' : `${field}: `;
  return `${what}it says ${shown(stated)}; ${shown(follows)} follows`;
}

type Item = ReadinessReport['items'][number];

/** One sentence where the verdict differs: the rest follows from that. */
function ofItem(found: readonly Difference[], start: string, follows: Item): Discrepancy[] {
  const subject = follows.id;
  const verdict = found.find(({ pointer }) => pointer === `${start}/verdict` || pointer === `${start}/calls/verdict`);
  if (!verdict)
    return found.slice(0, mostOfItem).map((one) => ({ subject, pointer: one.pointer, message: sentence(one, start) }));
  const why = follows.calls?.counterexample?.message ?? follows.calls?.summary ?? follows.applies.reason;
  const because = typeof why === 'string' ? `: ${why.replace(/\.$/, '')}` : '';
  const { pointer, stated } = verdict;
  return [{ subject, pointer, message: `it says ${shown(stated)}; ${shown(verdict.follows)} follows${because}` }];
}

/** @param stated and `follows` have the same items in the same order */
export function worded(found: readonly Difference[], follows: ReadinessReport): Discrepancy[] {
  const groups = new Map<string, Difference[]>();
  for (const one of found) {
    const [start = ''] = /^\/items\/\d+/.exec(one.pointer) ?? [];
    groups.set(start, [...(groups.get(start) ?? []), one]);
  }
  return [...groups].flatMap(([start, of]) => {
    const item = follows.items[Number(start.slice('/items/'.length))];
    if (start !== '' && item) return ofItem(of, start, item);
    return of.map((one) => ({ subject: '', pointer: one.pointer, message: sentence(one, '') }));
  });
}
