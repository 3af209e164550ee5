/** Addresses in answers at which a shopper acts: approves a payment, passes a challenge, checks out, sends goods back. */
import { LOCAL_KEYS } from './keys';

const pages: readonly (readonly [path: RegExp, name: string])[] = [
  [/^\/payments\/redirects\//, 'Approve or decline as the shopper'],
  [/^\/checkout-(pages|links)\//, 'Check out as the shopper'],
  [/^\/returns-portal\//, 'Send goods back as the shopper'],
];

export interface ShopperPage {
  /** In the sandbox, with its query. */
  readonly path: string;
  readonly name: string;
}

/** The ledger keeps no key, and the page needs the public one. */
function withKey(path: string): string {
  const url = new URL(path, 'http://sandbox.invalid');
  const key = url.searchParams.get('apiKey');
  if (key !== null && !/^pk_\w+$/.test(key)) url.searchParams.set('apiKey', LOCAL_KEYS.public);
  return url.pathname + url.search;
}

/**
 * The page that an address names.
 * @param origins where the sandbox stands. In the sandbox of the site the address is that of a documentation page, which has the path in its query.
 */
export function shopperPageAt(address: string, origins: readonly string[]): ShopperPage | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname, search, searchParams } = new URL(address);
  if (!origins.includes(origin)) return null;
  const path = pathname.endsWith('/docs/sandbox/') ? searchParams.get('page') : pathname + search;
  const page = pages.find(([pattern]) => pattern.test(path ?? ''));
  return page && path ? { path: withKey(path), name: page[1] } : null;
}

/** Every page that a value of JSON names, each once. */
export function shopperPagesIn(value: unknown, origins: readonly string[]): ShopperPage[] {
  const found = new Map<string, ShopperPage>();
  const look = (inner: unknown) => {
    if (typeof inner === 'string') {
      const page = inner.startsWith('http') ? shopperPageAt(inner, origins) : null;
      if (page) found.set(page.path, page);
    } else if (typeof inner === 'object' && inner !== null) Object.values(inner).forEach(look);
  };
  look(value);
  return [...found.values()];
}
