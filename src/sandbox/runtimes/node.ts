/** The sandbox as a server, with its data in a SQLite file or in PostgreSQL. */
import { createServer, type Server } from 'node:http';
import { answerBrokenRequests } from '../../server/broken';
import { createHome, type Home } from '../../server/home';
import { addressesFor, listen, urlOf } from '../../server/listen';
import { newUuid } from '../engine/ids';
import { createSandbox } from '../http/app';
import type { FurtherControl } from '../http/control-call';
import { localKeys } from '../keys';
import { alone } from '../peers/alone';
import type { Peers } from '../peers/port';
import type { Store } from '../storage/port';
import { openSqliteStore } from '../storage/sql/sqlite';
import type { Hosting } from './hosted/hosting';
import type { HostedSettings } from './hosted/settings';
import { addKeysOf } from './keys-file';
import { type Answering, createRequestListener, plainRefusal } from './node-requests';
import { createHttpSender } from './node-sender';
import { withRatesOf } from './rates-file';
import { Taken } from './taken';

/** Somebody who wants to hear of a ledger as it grows. */
export interface LedgerFollower {
  /** A server was opened on this store. */
  opened(store: Store): void;
  /** The ledger of an account grew to this entry; 0 after a reset. */
  grew(sequence: number): void;
}

export interface SandboxServerOptions {
  /** 0 picks a free one. */
  port: number;
  /** A file, or a folder to keep one in. */
  dataPath: string;
  /** A PostgreSQL database to keep the data in, in the place of the file. */
  databaseUrl?: string | undefined;
  /** Connections to it at most. */
  databaseConnections?: number;
  /** Where callers reach it, such as through a proxy or as one of several processes; its own address when absent. */
  publicUrl?: string | undefined;
  /** Requests a second; 0 switches the limit off. */
  rateLimit: number;
  /** Entries of the ledger that are kept; plenty when absent. */
  keptExchanges?: number;
  /** JSON file with keys to have from the start, see `keys-file.ts`. */
  keysFile?: string | undefined;
  /** JSON file with tax and import rates of your own, see `rates-file.ts`. */
  ratesFile?: string | undefined;
  /** The address to listen on; both loopback addresses of this machine, and no other, when absent. */
  host?: string | undefined;
  /** Further host names under which the server may be called, such as `host.docker.internal`. */
  allowedHosts?: readonly string[];
  /** Origins of web pages that may read the ledger and use the secret key, besides those of this machine. */
  allowedOrigins?: readonly string[];
  /** Calls below `/_sandbox/` that the program around the server answers. */
  readonly furtherControl?: FurtherControl;
  readonly follower?: LedgerFollower;
  /** Many teams share the server: no account is there before an operator opens it. */
  readonly hosted?: HostedSettings | undefined;
  /** Milliseconds a client may take for the headers, and for the whole request. */
  patience?: { headersMs: number; requestMs: number };
}

export interface SandboxServer {
  url: string;
  /** What to tell about how the data was opened. */
  notices: readonly string[];
  /** Writes a line to the log of a server that many share. */
  tell?: ((line: string) => void) | undefined;
  /** Of a server that many share, calls under way are answered first. */
  close(): Promise<void>;
}

const maximumHeaderBytes = 16_384;
const usualPatience = { headersMs: 20_000, requestMs: 60_000 };

interface Front {
  readonly home: Home;
  readonly hosting: Hosting | undefined;
  readonly patience?: SandboxServerOptions['patience'];
}

/** @returns a way to make servers that hand their requests to the sandbox once it is there */
function serverFactory(sandbox: Answering, { home, hosting, patience = usualPatience }: Front): () => Server {
  const { headersMs, requestMs } = patience;
  const settings = {
    // Requests without a `Host` get an answer in the API's form, not Node's empty one.
    requireHostHeader: false,
    maxHeaderSize: maximumHeaderBytes,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(headersMs, 5000),
  };
  const inner = createRequestListener(sandbox, home, hosting?.callerOf);
  const listener = hosting ? hosting.front(inner) : inner;
  return () => {
    const server = createServer(settings, listener);
    answerBrokenRequests(server, plainRefusal);
    return server;
  };
}

/** A sandbox that takes calls at once, and answers them when it is open. */
function openedLater(): { readonly whenOpen: Answering; readonly opened: (sandbox: Answering) => void } {
  let opened: (sandbox: Answering) => void = () => undefined;
  const sandbox = new Promise<Answering>((resolve) => {
    opened = resolve;
  });
  const whenOpen: Answering = {
    fetch: async (...asked) => (await sandbox).fetch(...asked),
    answer: async (...asked) => (await sandbox).answer(...asked),
  };
  return { whenOpen, opened };
}

/** The data, and the other processes on it. */
interface Opened {
  readonly store: Store;
  readonly peers: Peers;
}

/** PostgreSQL's client is loaded by those who use it. */
async function openStore(options: SandboxServerOptions): Promise<Opened> {
  const { dataPath, databaseUrl: url, databaseConnections: connections, keptExchanges } = options;
  if (url === undefined) return { store: await openSqliteStore(dataPath, keptExchanges), peers: alone };
  const [{ openPostgresStore }, { createPostgresPeers }] = await Promise.all([
    import('../storage/sql/postgres/postgres'),
    import('../peers/postgres/peers'),
  ]);
  const self = newUuid();
  const store = await openPostgresStore(url, { connections, keptExchanges, self });
  return { store, peers: createPostgresPeers({ url, self }) };
}

/** The data, with the keys to have from the start. */
async function openData(options: SandboxServerOptions): Promise<Opened> {
  const { keysFile } = options;
  const opened = await openStore(options);
  const { store } = opened;
  if (keysFile === undefined) return opened;
  return addKeysOf(keysFile, store).then(
    () => opened,
    async (error) => {
      await store.close();
      throw error;
    },
  );
}

/** What pino and its like weigh is loaded where many share the server. */
async function hostingOf({ hosted }: SandboxServerOptions): Promise<Hosting | undefined> {
  return hosted && (await import('./hosted/hosting')).createHosting(hosted);
}

/** What differs where many share the sandbox. */
async function sharedBy(hosting: Hosting | undefined, store: Store) {
  if (!hosting) return { accounts: localKeys, send: createHttpSender() };
  const hosted = await hosting.optionsOn(store);
  return {
    accounts: [],
    send: hosting.sender(createHttpSender({ reach: hosting.reach })),
    hosted,
    onAnswered: hosting.answered,
  };
}

function homeOf(options: SandboxServerOptions): Home {
  const { publicUrl, allowedHosts = [], hosted } = options;
  if (publicUrl === undefined) return createHome(options);
  const { hostname, origin } = new URL(publicUrl);
  return createHome({
    ...options,
    allowedHosts: [...allowedHosts, hostname],
    ...(hosted && { ownOrigin: origin }),
  });
}

/** @param taken what is to be given back where the start fails */
async function start(options: SandboxServerOptions, taken: Taken): Promise<SandboxServer> {
  const reference = options.ratesFile === undefined ? undefined : await withRatesOf(options.ratesFile);
  const { whenOpen, opened } = openedLater();
  const hosting = await hostingOf(options);
  const home = homeOf(options);
  const create = serverFactory(whenOpen, { home, hosting, patience: options.patience });
  const listening = await listen(create, options.port, addressesFor(options.host));
  taken.add(listening.close);
  const url = urlOf(options.host, listening.port);
  const { store: data, peers } = await openData(options);
  const store = hosting?.watch(data) ?? data;
  taken.add(() => store.close());
  const opening = createSandbox({
    ...{
      store,
      peers,
      rateLimit: options.rateLimit,
      baseUrl: options.publicUrl ?? url,
      reference,
      isAtHome: home.isAtHome,
    },
    ...(await sharedBy(hosting, store)),
    ...(options.furtherControl && { furtherControl: options.furtherControl }),
    ...(options.follower && { onExchange: options.follower.grew }),
  });
  taken.add(() => opening.stop());
  opened(opening);
  await opening.start();
  options.follower?.opened(store);
  await hosting?.opened(store);
  return {
    url,
    notices: data.notices,
    tell: hosting?.log.note,
    async close() {
      // Those who wait for deliveries or changes would otherwise be waited for.
      opening.endWaiting();
      await (hosting ? hosting.drain(listening) : listening.close());
      await opening.stop();
      await hosting?.close();
      await store.close();
    },
  };
}

/**
 * @throws the `EADDRINUSE` error of Node when a port is taken
 * @throws DataFileError when the data file cannot be used
 * @throws DatabaseError when the database cannot be used
 */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const taken = new Taken();
  return start(options, taken).catch(async (error) => {
    await taken.giveBack();
    throw error;
  });
}
