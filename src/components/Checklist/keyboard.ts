import type { KeyboardEvent } from 'react';
import type { ClaimState } from '../../certification/assessment';

export type Shortcut = { move: 1 | -1 } | { claim: Exclude<ClaimState, 'open'> };

const shortcuts: Record<string, Shortcut> = {
  j: { move: 1 },
  k: { move: -1 },
  1: { claim: 'done' },
  2: { claim: 'not-done' },
  3: { claim: 'not-applicable' },
};

/** A key that means something in the list. Typing into a field, and keys with a modifier, mean what they always mean. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Shortcut | null {
  if (ctrlKey || metaKey || altKey || takesText(target)) return null;
  return shortcuts[key] ?? null;
}

function takesText(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
