import { openChannel } from '../browser/channel';
import { browserStorage } from '../browser/storage';
import type { Surroundings } from './store';

/** Where `sandbox/runtimes/page` tells every tab that the ledger grew. */
const CHANNEL = 'connector-standards-sandbox';

/** How the names of its databases begin; see `sandbox/storage/indexed-db/connection`. */
const DATABASE = 'connector-standards-sandbox';

/** The store's surroundings in a real browser; harmless while the page is rendered on a server. */
export function browserSurroundings(): Surroundings {
  const inBrowser = typeof window !== 'undefined';
  return {
    storage: browserStorage,
    announcedUrl: inBrowser ? announcedUrl() : null,
    onLedgerChange: listenToTabs,
    hasNoSandbox,
    openPage: async () => (await import('../sandbox/runtimes/page')).openPageSandbox(),
    fetch: (request) => fetch(request),
    every: whileVisible,
    after: (ms, act) => void window.setTimeout(act, ms),
  };
}

/** Where the browser does not say, there may be one. */
async function hasNoSandbox(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return !databases.some(({ name }) => name?.startsWith(DATABASE));
  } catch {
    return false;
  }
}

function announcedUrl(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="local-sandbox"]')?.content || null;
}

function listenToTabs(heard: () => void): void {
  openChannel(CHANNEL).listen(heard);
}

function whileVisible(ms: number, tick: () => void): () => void {
  const timer = window.setInterval(() => {
    if (document.visibilityState === 'visible') tick();
  }, ms);
  return () => window.clearInterval(timer);
}
