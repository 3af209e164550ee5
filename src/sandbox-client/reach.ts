/**
 * Whether a page may call this address. Its policy (`site-plugins/content-security-policy`) lets it reach the sandbox of
 * this computer on any port, and the computer whose server announced itself; anything else the browser would refuse.
 */
export function isWithinReach(text: string, announcedUrl: string | null): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const names = ['localhost', '127.0.0.1', ...(announcedUrl ? [new URL(announcedUrl).hostname] : [])];
  return protocol === 'http:' && names.includes(hostname);
}

/**
 * Whether a page may share an assessment there: wherever it may call the sandbox, and on servers that it was built to call.
 * @param builtFor their origins
 */
export function isShareable(text: string, announcedUrl: string | null, builtFor: readonly string[]): boolean {
  return isWithinReach(text, announcedUrl) || (URL.canParse(text) && builtFor.includes(new URL(text).origin));
}
