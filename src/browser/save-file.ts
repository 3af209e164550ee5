/** Long enough for a slow disk; a browser that is asked sooner may save an empty file. */
const KEPT_MS = 60_000;

/** Offers a text, or bytes, as a file to save. */
export function saveFile(name: string, content: string | Blob, type = 'application/json'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
