import copyBySelection from 'copy-text-to-clipboard';

/**
 * Puts a text on the clipboard. A page on plain HTTP of another machine, or one without permission, has no clipboard of
 * its own; it copies a selection, as a person would.
 * @returns false where the browser refuses both.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused: the selection may still be allowed.
  }
  return copySelection(text);
}

function copySelection(text: string): boolean {
  try {
    // Outside of an open dialog nothing can be selected.
    const target = document.activeElement?.closest<HTMLElement>('dialog[open]') ?? document.body;
    return copyBySelection(text, { target });
  } catch {
    return false;
  }
}
