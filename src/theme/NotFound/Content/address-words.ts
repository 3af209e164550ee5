import { decodeText } from '@site/src/browser/address';

/** What says nothing of what was looked for: every page is below the first. */
const empty = new Set(['docs', 'index', '404']);

/** The words of an address that leads nowhere, as somebody would type them: `/docs/concepts/tax-id.html` asks for "concepts tax id". */
export function wordsOfAddress(pathname: string, baseUrl: string): string {
  const path = pathname.startsWith(baseUrl) ? pathname.slice(baseUrl.length) : pathname;
  return decodeText(path)
    .replace(/\.(?:html?|mdx?|php|aspx?)$/i, '')
    .split(/[/\s_-]+/)
    .filter((word) => word !== '' && !empty.has(word.toLowerCase()))
    .join(' ')
    .slice(0, 120);
}
