/** What the worker and the pages agree on. */

export const workerFile = 'offline-worker.js';

/** Names of the caches. A change of form gets a new name, and the worker removes the old ones. */
export const caches = { pages: 'connector-standards-pages-1', files: 'connector-standards-files-1' } as const;

/** A page asks for this to be kept, because it was loaded before the worker could see it. */
export interface Keep {
  readonly keep: readonly string[];
}

/** Whether a page is of this site: its head says so, with or without the quotes that the build leaves out. */
export const isOfThisSite = (html: string): boolean =>
  /<meta name="?application-name"? content="Connector Standards"/.test(html);

/** How a path is kept; null for what is never kept: calls, downloads, and all that is not of this site. */
export function kindOf(path: string, base: string): 'asset' | 'file' | 'page' | null {
  if (!path.startsWith(base)) return null;
  const below = path.slice(base.length);
  if (below.startsWith('assets/')) return 'asset';
  if (/^(search|img|vendor)\//.test(below) || below === 'openapi.json') return 'file';
  return below === '' || /^(index\.html|docs(\/[\w/-]*)?(\.html|\.md)?)$/.test(below) ? 'page' : null;
}

/** One page has one address: its query is the reader's, and a slash at its end is of no account. */
export function pageKey(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + (pathname.length > 1 ? pathname.replace(/\/(index\.html)?$/, '') || '/' : pathname);
}
