/** What the stored state of an object says about an answer that shows it. */
import { read as valueAt } from '../../../json';
import type { Reason } from './reasons';
import type { AnyRecord } from './records';
import type { Resource, Surroundings } from './resource';

const stepsOf = (pointer: string) => pointer.replaceAll('[', '.').replaceAll(']', '').split('.').filter(Boolean);

/** Of a pointer, such as `items[0].tax.amount`; undefined where it leads nowhere. */
export function valueIn(document: object, pointer: string): unknown {
  let here: unknown = document;
  for (const step of stepsOf(pointer)) here = Array.isArray(here) ? here[Number(step)] : valueAt(here, step);
  return here;
}

/** The first reason for each place, as far as the answer shows what the reason is about. */
export async function standingOf(
  { reasons }: Resource,
  record: AnyRecord,
  shown: object,
  around: Surroundings,
): Promise<Reason[]> {
  const told = (await reasons?.(record as never, around)) ?? [];
  const found = new Map<string, Reason>();
  for (const standing of told)
    for (const reason of standing.reasons) {
      const { pointer } = reason;
      const isShown = JSON.stringify(valueIn(standing.of, pointer)) === JSON.stringify(valueIn(shown, pointer));
      if (isShown && !found.has(pointer)) found.set(pointer, reason);
    }
  return [...found.values()];
}
