/** A text as it stands in an address. Half a character has no address: a sign for it goes instead. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%EF%BF%BD';
  }
}
