/** Bytes written as percent signs with two digits, or a percent sign that begins none. */
const escapes = /(?:%[0-9a-f]{2})+|%/gi;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Percent-decoding that never throws: what names no character stays as it is written. */
export function decodeText(text: string): string {
  return text.includes('%') ? text.replace(escapes, (bytes) => decoded(bytes) ?? bytes) : text;
}

/** Percent-encoding that never throws: half a surrogate pair becomes U+FFFD, as in every address a browser writes. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** The same address, with each percent sign that begins no character written as `%25`. */
export function mendEscapes(address: string): string {
  return address.replace(escapes, (bytes) => (decoded(bytes) === null ? bytes.replaceAll('%', '%25') : bytes));
}

/** What the page's address points at: its fragment, decoded; empty where it has none. */
export function anchorOfAddress(): string {
  return decodeText(window.location.hash.slice(1));
}

/** What stands behind the number sign as it is written; empty where nothing does. */
export function fragmentOfAddress(): string {
  return window.location.hash.slice(1);
}

/** Points the page's address at something else, with an entry in its history. */
export function goToFragment(fragment: string): void {
  window.location.hash = fragment;
}

/** The page's address as others open it, without query and fragment. */
export function addressOfPage(): string {
  return window.location.origin + window.location.pathname;
}

/** Whether an address leads to this very page, whatever its fragment. */
export function isOfThisPage({ origin, pathname, search }: Pick<URL, 'origin' | 'pathname' | 'search'>): boolean {
  return origin + pathname === addressOfPage() && search === window.location.search;
}

/** The page's query. */
export function queryOfAddress(): URLSearchParams {
  return new URLSearchParams(window.location.search);
}

/** Longer addresses are cut by programs that pass them on. */
const longestAddress = 2000;

/** Whether the page's address stays short enough to pass on with this query. */
export function fitsAddress(query: string): boolean {
  return window.location.pathname.length + query.length + window.location.hash.length < longestAddress;
}

/**
 * Makes a new entry in the browser's history, with the address as it is.
 * @throws where a browser refuses because there were too many
 */
export function addHistoryEntry(): void {
  window.history.pushState(window.history.state, '', window.location.href);
}

/**
 * Writes a query into the page's address without a new entry in its history. Nothing is written where the address would
 * become too long to pass on, or where a browser refuses because it changed too often.
 */
export function replaceQuery(query: URLSearchParams, hash = window.location.hash): void {
  const text = query.toString();
  const address = `${window.location.pathname}${text && `?${text}`}${hash}`;
  if (address.length > longestAddress) return;
  try {
    window.history.replaceState(window.history.state, '', address);
  } catch {
    // The page works the same without its address.
  }
}
