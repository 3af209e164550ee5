/** Listening on both loopback addresses, because `localhost` means either. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
  /**
   * Stops listening, lets what is under way be answered, and then ends every connection.
   * @param withinMs what is not answered by then is cut off
   */
  drain(withinMs: number): Promise<void>;
}

/** This computer lacks the address: IPv6 or IPv4 is switched off. */
const lacksAddress = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EPROTONOSUPPORT', 'EINVAL']);
const wildcards = new Set(['0.0.0.0', '::', '[::]', '*']);
const portTries = 20;

/** The addresses that a `--host` stands for. Nothing and `localhost` mean both loopbacks, a wildcard both families. */
export function addressesFor(host?: string): readonly string[] {
  if (host === undefined || host === 'localhost') return ['127.0.0.1', '::1'];
  return wildcards.has(host) ? ['0.0.0.0', '::'] : [host.replace(/^\[(.*)\]$/, '$1')];
}

/** Where a browser or a connector finds what listens there. */
export function urlOf(host: string | undefined, port: number): string {
  const [first = '', ...others] = addressesFor(host);
  const name = others.length > 0 ? 'localhost' : first.includes(':') ? `[${first}]` : first;
  return `http://${name}:${port}`;
}

async function close(servers: readonly Server[]): Promise<void> {
  const closed = servers.map((server) => once(server, 'close'));
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await Promise.all(closed);
}

/** Connections that were kept open are ended as soon as nothing is under way on them. */
const idleEveryMs = 50;

async function drain(servers: readonly Server[], withinMs: number): Promise<void> {
  const closed = servers.map((server) => once(server, 'close'));
  for (const server of servers) server.close();
  const idle = setInterval(() => {
    for (const server of servers) server.closeIdleConnections();
  }, idleEveryMs);
  const last = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, withinMs);
  await Promise.all(closed);
  clearInterval(idle);
  clearTimeout(last);
}

async function listenOn(server: Server, port: number, host: string): Promise<number> {
  // Without `ipv6Only`, `::` would take the IPv4 port as well, which is listened on separately.
  server.listen({ port, host, ipv6Only: true });
  await once(server, 'listening');
  server.on('error', (error) => console.error(`Listening on ${host}: ${error.message}`));
  return (server.address() as AddressInfo).port;
}

/** Listens on each address that this computer has, on one port. Leaves nothing open when it fails. */
async function listenOnce(create: () => Server, wanted: number, addresses: readonly string[]): Promise<Listening> {
  const servers: Server[] = [];
  let port = wanted;
  let lacking: unknown;
  try {
    for (const address of addresses) {
      const server = create();
      try {
        port = await listenOn(server, port, address);
        servers.push(server);
      } catch (error) {
        if (!lacksAddress.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
        lacking = error;
      }
    }
    if (servers.length === 0) throw lacking;
  } catch (error) {
    await close(servers);
    throw error;
  }
  return { port, close: () => close(servers), drain: (withinMs) => drain(servers, withinMs) };
}

/**
 * Listens on every address that this computer has. Port 0 finds one that is free on all of them.
 * @param create gives a server for each address
 * @throws Node's `EADDRINUSE` error, with `port` and `address`, when the port is taken on one of them
 */
export async function listen(
  create: () => Server,
  port: number,
  addresses: readonly string[] = addressesFor(),
): Promise<Listening> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await listenOnce(create, port, addresses);
    } catch (error) {
      const unlucky = port === 0 && (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!unlucky || tries === portTries) throw error;
    }
  }
}
