/**
 * Lets a worker keep the pages that are opened here, to read them without a connection. Whoever wants nothing kept switches it
 * off on the page about it.
 */
import { browserStorage } from './storage';

const key = 'connector-standards:offline';
const cachePrefix = 'connector-standards-';

/** Files in `src/offline` name them too; nothing here knows the rest of the project. */
const workerFile = 'offline-worker.js';

export const isSwitchedOn = (): boolean => browserStorage.read(key) !== 'off';
export const isPossible = (): boolean =>
  typeof navigator !== 'undefined' && 'serviceWorker' in navigator && window.isSecureContext && browserStorage.isOpen();

/** Where the site stands and which build this page is of, as the address of its script says. */
function siteOfPage(): { base: string; build: string } | undefined {
  for (const { src } of document.scripts) {
    const [, base, build] = /^(.*\/)assets\/js\/main\.(\w+)\.js$/.exec(src) ?? [];
    if (base !== undefined && build !== undefined) return { base, build };
  }
  return undefined;
}

let told = 0;

/** What this page has loaded since it was last told; its own address first. */
function loadedFiles(): string[] {
  const entries = performance.getEntriesByType('resource');
  const fresh = entries.slice(told).map(({ name }) => name);
  told = entries.length;
  return [window.location.href.replace(/#.*/, ''), ...fresh.filter((name) => name.startsWith(window.location.origin))];
}

/** Tells the worker what the page has loaded since. */
export function tell(): void {
  if (!isSwitchedOn()) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep: loadedFiles() }));
}

/** Another tab or another visit has loaded a newer build: this page still works, and says so once. */
function noticeNewBuild(build: string): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const address = navigator.serviceWorker.controller?.scriptURL ?? '';
    if (!address.includes('?build=') || address.endsWith(`?build=${build}`)) return;
    if (document.querySelector('[data-new-build]')) return;
    const note = document.createElement('p');
    note.dataset.newBuild = '';
    // Few readers ever see it: its look is not worth a rule on every page.
    note.style.cssText =
      'position:fixed;inset:auto 1rem calc(1rem + var(--cs-dock, 0px)) auto;z-index:300;margin:0;padding:.5rem 1rem;border:1px solid var(--cs-line);border-radius:var(--cs-radius);background:var(--cs-surface)';
    note.setAttribute('role', 'status');
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.textContent = 'Reload';
    reload.addEventListener('click', () => window.location.reload());
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Later';
    close.addEventListener('click', () => note.remove());
    note.append('There is a newer version of these pages. ', reload, ' ', close);
    document.body.append(note);
  });
}

/** Registers the worker and tells it what this page has loaded; does nothing where a browser or a person keeps nothing. */
export async function begin(): Promise<void> {
  const site = siteOfPage();
  if (!site || !isPossible() || !isSwitchedOn()) return;
  noticeNewBuild(site.build);
  try {
    await navigator.serviceWorker.register(`${site.base}${workerFile}?build=${site.build}`, {
      scope: site.base,
      updateViaCache: 'none',
    });
    tell();
  } catch {
    // Without a connection, or where the browser keeps nothing: pages work the same.
  }
}

/** Keeps pages from now on, or forgets all that were kept. */
export async function switchOffline(on: boolean): Promise<void> {
  if (on) {
    browserStorage.forget(key);
    await begin();
    return;
  }
  browserStorage.keep(key, 'off');
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** How many pages are kept in this browser. */
export async function countKept(): Promise<number> {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${cachePrefix}pages`));
  const counts = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return counts.reduce((sum, count) => sum + count, 0);
}
