/** The sandbox inside the page: no server, the browser's own storage. Load this module on demand. */

import { encodeText } from '../../browser/address';
import { openChannel } from '../../browser/channel';
import type { PageAt } from '../http/addresses';
import { createSandbox, type Sandbox } from '../http/app';
import { localKeys } from '../keys';
import { alone } from '../peers/alone';
import { openIndexedDbStore } from '../storage/indexed-db/store';
import { openMemoryStore } from '../storage/memory';
import type { Store } from '../storage/port';
import { callNobody, inOneTab } from './page-sender';

/** Tabs tell each other on this channel that the ledger grew: `{ type: 'ledger', sequence }`, 0 after a reset. */
const channelName = 'connector-standards-sandbox';
/** Requests a second, as published. */
const usualLimit = 25;

/** Some browsers keep nothing in private windows; the sandbox then lives as long as the page. */
function openStore(): Promise<Store> {
  return openIndexedDbStore().catch((error: unknown) =>
    openMemoryStore([`This browser keeps no data (${String(error)}). The sandbox forgets everything on reload.`]),
  );
}

/** Where the bundler says that the site stands; absent outside of a built site. */
declare const __webpack_public_path__: string | undefined;

/** No server answers here, so a shopper is shown what to do in a page sandbox. */
const pageAt: PageAt = (path) => {
  const base = typeof __webpack_public_path__ === 'string' ? __webpack_public_path__ : '/';
  return new URL(`${base}docs/sandbox/?page=${encodeText(path)}#play`, location.origin).href;
};

/** @param rateLimit requests a second; 0 switches the limit off */
export async function openPageSandbox(rateLimit = usualLimit): Promise<Sandbox> {
  const channel = openChannel(channelName);
  const sandbox = createSandbox({
    store: await openStore(),
    accounts: localKeys,
    rateLimit,
    baseUrl: location.origin,
    pageAt,
    onExchange: (sequence) => channel.post({ type: 'ledger', sequence }),
    send: callNobody,
    peers: { ...alone, take: inOneTab },
  });
  // What was waiting when the page was closed goes on, and nobody who calls has to wait for it.
  void sandbox.start();
  return sandbox;
}
