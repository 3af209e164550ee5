/**
 * Keeps the pages that a person opens, to read them without a connection. Pages come from the network as long as there is one,
 * so that none is ever older than the site; files with a hash in their name cannot change. Nothing else is looked at: no
 * call of the sandbox, whose address is another, and none of the site's server.
 */
import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { isOfThisSite, type Keep, kindOf, caches as names, pageKey } from './kept';
import { type KeptPage, notKeptPage } from './not-kept-page';

type ExtendableEvent = Event & { readonly data?: unknown; waitUntil(work: Promise<unknown>): void };

/** What is used here of a worker's surroundings, which share no types with a page's. */
interface Surroundings {
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message' | 'activate' | 'install', heard: (event: ExtendableEvent) => void): void;
}
const worker = self as unknown as Surroundings;
const base = new URL(worker.registration.scope).pathname;

async function forget(): Promise<void> {
  await worker.registration.unregister();
  await Promise.all(Object.values(names).map((name) => caches.delete(name)));
}

/** Another site may stand at the address of a local server tomorrow: then this worker has no business there. */
async function isOurs(response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected || response.type !== 'basic') return false;
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) return type.startsWith('text/markdown');
  const ours = isOfThisSite(await response.clone().text());
  if (!ours) await forget();
  return ours;
}

const pages = new NetworkFirst({
  cacheName: names.pages,
  plugins: [
    {
      cacheKeyWillBeUsed: async ({ request }) => pageKey(request.url),
      cacheWillUpdate: async ({ response }) => ((await isOurs(response)) ? response : null),
    },
    new ExpirationPlugin({ maxEntries: 300, purgeOnQuotaError: true }),
  ],
});
const onlyGood = {
  cacheWillUpdate: async ({ response }: { response: Response }) => (response.status === 200 ? response : null),
};
const assets = new CacheFirst({
  cacheName: names.files,
  plugins: [onlyGood, new ExpirationPlugin({ maxEntries: 1500, purgeOnQuotaError: true })],
});
const files = new NetworkFirst({ cacheName: names.files, plugins: [onlyGood] });

const strategies = { page: pages, asset: assets, file: files };
for (const [kind, strategy] of Object.entries(strategies))
  registerRoute(({ url, sameOrigin }) => sameOrigin && kindOf(url.pathname, base) === kind, strategy);

async function keptPages(): Promise<KeptPage[]> {
  const cache = await caches.open(names.pages);
  const found = await Promise.all(
    (await cache.keys()).map(async ({ url }) => {
      const html = await (await cache.match(url))?.text();
      const title = /<title[^>]*>([^<|]*)/.exec(html ?? '')?.[1]?.trim();
      return title ? [{ address: url, title: title.replaceAll('&amp;', '&').replaceAll('&#x27;', '’') }] : [];
    }),
  );
  return found.flat().sort((one, other) => one.title.localeCompare(other.title));
}

setCatchHandler(async ({ request }) => {
  if (request.mode !== 'navigate') return Response.error();
  return new Response(notKeptPage(await keptPages()), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
});

/** A page was loaded before this worker could see it, or without it, as the router does. */
async function keep(addresses: readonly string[], event: ExtendableEvent): Promise<void> {
  for (const address of addresses) {
    const url = new URL(address);
    const kind = url.origin === location.origin ? kindOf(url.pathname, base) : null;
    const request = new Request(address);
    if (kind !== null && !(kind === 'asset' && (await caches.match(request))))
      await strategies[kind].handle({ request, event }).catch(() => undefined);
  }
}

worker.addEventListener('message', (event) => {
  const { keep: wanted } = (event.data ?? {}) as Partial<Keep>;
  if (Array.isArray(wanted)) event.waitUntil(keep(wanted, event));
});
worker.addEventListener('activate', (event) => {
  const known: readonly string[] = Object.values(names);
  const removeOld = async () => {
    const old = (await caches.keys()).filter((name) => /^connector-standards-/.test(name) && !known.includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(removeOld());
});
// A page is as new as the site whichever worker hands it out: nobody has to wait for the other tabs to close.
worker.addEventListener('install', () => void worker.skipWaiting());
clientsClaim();
