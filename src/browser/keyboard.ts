interface Key {
  isComposing?: boolean;
  keyCode?: number;
  nativeEvent?: { isComposing?: boolean; keyCode?: number };
}

/** The code of a key that an input method takes for itself. */
const TAKEN = 229;

/**
 * True while an input method puts a character together. Its Enter, Escape, arrows and letters choose among what it
 * offers and mean nothing to a page. Safari ends the composition before the key that ends it: only the code tells.
 */
export function isComposing(key: Key): boolean {
  const event = key.nativeEvent ?? key;
  return event.isComposing === true || event.keyCode === TAKEN;
}

/** Whether what is typed at a place is text, so that a letter is no shortcut there. */
export function takesText(place: EventTarget | null): boolean {
  if (!(place instanceof HTMLElement)) return false;
  if (place instanceof HTMLInputElement) return place.type !== 'radio' && place.type !== 'checkbox';
  return place.isContentEditable || place instanceof HTMLTextAreaElement || place instanceof HTMLSelectElement;
}
