import type { KeyboardEvent } from 'react';
import { isComposing, takesText } from '../../browser/keyboard';
import type { ClaimState } from '../../certification/assessment/types';

export type Shortcut = { move: 1 | -1 } | { claim: Exclude<ClaimState, 'open'> };

const shortcuts: Record<string, Shortcut> = {
  j: { move: 1 },
  k: { move: -1 },
  1: { claim: 'done' },
  2: { claim: 'not-done' },
  3: { claim: 'not-applicable' },
};

/** A key that means something in the list. Typing into a field, and keys with a modifier, mean what they always mean. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing(event) || takesText(target)) return null;
  return shortcuts[key] ?? null;
}
