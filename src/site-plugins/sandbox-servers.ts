/** Servers that the pages may call besides those of the reader's computer. */

/**
 * @param text addresses, apart by spaces or commas
 * @returns their origins, each once
 * @throws Error where one is no address of the web
 */
export function sandboxServersIn(text = ''): readonly string[] {
  const addresses = text.split(/[\s,]+/).filter((one) => one !== '');
  return [...new Set(addresses.map(originOf))];
}

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new Error(`SITE_SANDBOX_SERVERS takes addresses such as https://sandbox.example, not "${address}".`);
}
