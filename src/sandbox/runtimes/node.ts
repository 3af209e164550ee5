/** The sandbox as a server on this machine, with its data in a SQLite file. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createSandbox, type Sandbox } from '../http/app';
import { defaultAccountId, publicKey, secretKey } from '../keys';
import { openSqliteStore } from '../storage/sql/sqlite';

export interface SandboxServerOptions {
  /** 0 picks a free one. */
  port: number;
  /** A file, or a folder to keep one in. */
  dataPath: string;
  /** Requests a second; 0 switches the limit off. */
  rateLimit: number;
  /** The address to listen on; this machine only when absent. */
  host?: string;
}

export interface SandboxServer {
  url: string;
  /** What to tell about how the data was opened. */
  notices: readonly string[];
  close(): Promise<void>;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/**
 * @throws the `EADDRINUSE` error of Node when the port is taken
 * @throws DataFileError when the data file cannot be used
 */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  let opened: (sandbox: Sandbox) => void = () => undefined;
  const sandbox = new Promise<Sandbox>((resolve) => {
    opened = resolve;
  });
  const server = createAdaptorServer({ fetch: async (request) => (await sandbox).fetch(request) }) as Server;
  const port = await listen(server, options.port, options.host ?? '127.0.0.1');
  const url = `http://localhost:${port}`;
  const store = await openSqliteStore(options.dataPath).catch((error) => {
    server.close();
    throw error;
  });
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  opened(createSandbox({ store, accounts, rateLimit: options.rateLimit, baseUrl: url }));
  return {
    url,
    notices: store.notices,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}
