/** The address that was meant, where it leads to the web; null for anything else, such as a script. */
export function webAddress(text: string): string | null {
  const meant = text.trim();
  try {
    const { protocol, href, host } = new URL(/^[a-z][a-z0-9+.-]*:/i.test(meant) ? meant : `https://${meant}`);
    const isOfWeb = (protocol === 'https:' || protocol === 'http:') && host !== '';
    return isOfWeb && (meant.includes('.') || meant.includes(':')) ? href : null;
  } catch {
    return null;
  }
}
