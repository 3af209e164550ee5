/**
 * Which addresses a server may call that many teams share: those of the public internet, and nothing of the network that it
 * stands in. The ranges are those of IANA's registries of special-purpose addresses (RFC 6890), and a few of large clouds.
 */
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Beside private, loopback, link-local and multicast ones: documentation, benchmarks, carriers' own, reserved. */
const closed4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // A public address at which a cloud's virtual machines find its own services.
  ['168.63.129.16', 32],
];

/** Of IPv6 only global unicast is open, so that forms which carry an IPv4 address inside (mapped, NAT64) are closed as well. */
const open6 = ['2000::', 3] as const;
/** Within it: Teredo, ORCHID and others (2001::/23), documentation, 6to4. */
const closed6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const closed = new BlockList();
for (const [network, bits] of closed4) closed.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of closed6) closed.addSubnet(network, bits, 'ipv6');
const open = new BlockList();
open.addSubnet(...open6, 'ipv6');

/** @param address as a resolver or an URL has it: no brackets */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** Names that mean this machine or its network, whatever a resolver says of them. */
const closedNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|localdomain)$/;

export function isPublicName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return name.includes('.') && !closedNames.test(name);
}

/** An address that may not be called. */
export class ClosedAddress extends Error {}

const why = (host: string) =>
  new ClosedAddress(
    `${host} is no address of the public internet. This sandbox calls no others: forward deliveries with "connector-standards listen".`,
  );

export type Resolve = (hostname: string, options: LookupAllOptions) => Promise<LookupAddress[]>;

/**
 * For a connection's `lookup`: looks a name up once and gives the very addresses that were checked, so that a name which
 * changes its mind in between is of no use. One closed address among several closes them all.
 */
export function lookupPublic(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }).then(
      (found) => {
        const [first] = found;
        const isOpen = isPublicName(hostname) && found.every(({ address }) => isPublicAddress(address));
        if (!isOpen || !first) answer(why(hostname), []);
        else if (options.all) answer(null, found);
        else answer(null, first.address, first.family);
      },
      (error: Error) => answer(error, []),
    );
  };
}

/**
 * Of an URL whose host is an address, for which nothing is looked up. Decimal, octal and short forms are written out by the URL.
 * @throws ClosedAddress
 */
export function checkHost({ hostname }: URL): void {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  const isOpen = isIP(bare) === 0 ? isPublicName(bare) : isPublicAddress(bare);
  if (!isOpen) throw why(hostname);
}
