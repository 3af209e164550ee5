/** What a proxy in front of a server says of the caller (RFC 7239 has the same in one header), believed where it is one's own. */
import { BlockList, isIP } from 'node:net';

/** The part of Node's request that is read and changed. */
interface Incoming {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Record<string, string | string[] | undefined>;
}

export interface Caller {
  /** The address that called, or that called the proxy. */
  readonly from: string;
  readonly scheme: 'http' | 'https';
  /** The name that was called, where the proxy tells another than it sends on. */
  readonly host?: string;
}

export type CallerOf = (request: Incoming) => Caller;

/** IPv4 in the form of IPv6, as sockets that listen on both have it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

function add(list: BlockList, text: string): void {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  if (version === 0 || more.length > 0 || !/^\d*$/.test(prefix ?? '') || length > bits)
    throw new Error(`"${text}" is no address and no network, such as 10.0.0.0/8.`);
  list.addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
}

function last(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  return text?.split(',').at(-1)?.trim() || undefined;
}

/**
 * Takes what the proxies added out of `X-Forwarded-For`, so that what is left of it is the caller's own.
 * @returns the nearest address that is no proxy
 */
function takeForwarded(headers: Incoming['headers'], isProxy: (address: string) => boolean, peer: string): string {
  const header = headers['x-forwarded-for'];
  const addresses = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((one) => one.trim());
  let from = peer;
  while (isProxy(from) && addresses.length > 0) {
    const next = plain(addresses.pop() ?? '');
    if (isIP(next) === 0) break;
    from = next;
  }
  if (addresses.some((one) => one !== '')) headers['x-forwarded-for'] = addresses.join(', ');
  else delete headers['x-forwarded-for'];
  return from;
}

/**
 * @param trusted addresses and networks of one's own proxies; what others forward is believed of nobody
 * @throws Error where one is neither
 */
export function createCallerOf(trusted: readonly string[]): CallerOf {
  const list = new BlockList();
  for (const text of trusted) add(list, text);
  const isProxy = (address: string) => isIP(address) > 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return ({ socket, headers }) => {
    const peer = plain(socket.remoteAddress ?? '');
    if (!isProxy(peer)) return { from: peer, scheme: 'http' };
    const host = last(headers['x-forwarded-host']);
    return {
      from: takeForwarded(headers, isProxy, peer),
      scheme: last(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http',
      ...(host !== undefined && { host }),
    };
  };
}
