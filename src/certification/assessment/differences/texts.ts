import { diffArrays } from 'diff';

/**
 * Two texts as one that holds every letter of either: lines that both have stand once, others one under the other.
 * @param between what lines are parted by; a line break where nothing else is said
 */
export function bothTexts(here: string, there: string, between = '\n'): string {
  if (here.includes(there)) return here;
  if (there.includes(here)) return there;
  return diffArrays(here.split(between), there.split(between))
    .flatMap(({ value }) => value)
    .join(between);
}
