import { hashOf } from './canonical';
import type { ReadinessReport } from './types';
import type { JudgedItem } from './verdicts/catalog';

/** Which catalog a report was made with: two of one hash ask the same. */
export function catalogOf(items: readonly JudgedItem[]): ReadinessReport['catalog'] {
  return { items: items.length, sha256: hashOf(items) };
}
