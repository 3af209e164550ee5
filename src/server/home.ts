/**
 * Who is at home at a server of this computer. Its keys are known to everybody, so a web page from elsewhere must not
 * reach the recorded calls: not from its own address (`Origin`), and not by letting a name of its own lead to this
 * computer (`Host`, DNS rebinding).
 */
import { hostnameOf, isAddress, isLoopback, originHostname } from './hosts';

export interface HomeOptions {
  /** The address the server was told to listen on; this computer alone when absent. */
  readonly host?: string | undefined;
  /** Further host names by which the server may be called. */
  readonly allowedHosts?: readonly string[];
  /** Origins of web pages that count as the person's own, such as `https://shop.example`. */
  readonly allowedOrigins?: readonly string[];
  /** Of a server that many share: no other page is at home there, not even one of the computer that it runs on. */
  readonly ownOrigin?: string | undefined;
}

export interface Home {
  /** Whether the server answers to this host name, as {@link hostnameOf} gives it. */
  answersTo(hostname: string): boolean;
  /** Whether a request comes from no web page, or from one that is at home here. */
  isAtHome(request: { readonly headers: Pick<Headers, 'get'>; readonly url: string }): boolean;
}

/** A host name or an address, which has no brackets when a person writes it. */
const normalized = (host: string) =>
  hostnameOf(/^[\da-f:.]+$/i.test(host) && host.includes(':') ? `[${host}]` : host) ?? host;

export function createHome({ host, allowedHosts = [], allowedOrigins = [], ownOrigin }: HomeOptions): Home {
  const told = host === undefined ? [] : [normalized(host)];
  const hosts = new Set([...told, ...allowedHosts.map(normalized)]);
  const origins = new Set([
    ...allowedOrigins.map((origin) => origin.toLowerCase()),
    ...(ownOrigin === undefined ? [] : [ownOrigin]),
  ]);
  const isPublic = told.some((name) => !isLoopback(name));
  /** Where the server listens beyond this computer, it is called by addresses that nobody can list beforehand. */
  const answersTo = (hostname: string) =>
    isLoopback(hostname) || hosts.has(hostname) || (isPublic && isAddress(hostname));
  return {
    answersTo,
    isAtHome({ headers, url }) {
      const origin = headers.get('origin')?.toLowerCase();
      if (origin === undefined) return true;
      if (origins.has(origin)) return true;
      if (ownOrigin !== undefined) return false;
      const hostname = originHostname(origin);
      return hostname !== undefined && (isLoopback(hostname) || hostname === new URL(url).hostname);
    },
  };
}
